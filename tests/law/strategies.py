"""Days, months and amounts for generated tests: every day of the law's first forty years."""

from datetime import date

from hypothesis import strategies as st

DAYS = st.dates(date(2022, 1, 1), date(2061, 12, 31))
MONTH_FIRSTS = DAYS.map(lambda day: day.replace(day=1))
CENTS = st.integers(-10_000_000, 10_000_000)
