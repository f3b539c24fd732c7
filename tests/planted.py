"""Faults that a test must notice, planted one by one in a copy: `./dev planted [WORD...]`.

Each is a change of the code that would harm people and looks like nothing. Where one survives, the
tests only compare the code with itself.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[1]
COPIED = (
    "webapp",
    "tests",
    "bench",
    "deploy",
    "docs",
    "translations",
    "pyproject.toml",
    "README.md",
)
INVITED = "tests/people/accounts/test_invitation.py"
PROVIDED = "tests/people/accounts/test_provider.py"
VALUES, CLI, RUN = "tests/test_values.py", "tests/test_cli.py", "tests/running"
WELZIJN = "tests/guidance/welzijn"
HIDDEN = "tests/people/caseload/test_hidden.py"
FACTS = "tests/people/caseload/test_facts.py"
SECONDS = 300


class Fault(NamedTuple):
    name: str
    path: str
    code: str
    """Stands there once."""
    planted: str
    tests: str


FAULTS = (
    Fault(
        "a silent recording is taken in",
        "webapp/running/recording.py",
        "if seconds < LEAST_SECONDS:",
        "if seconds < 0:",
        "tests/browser/test_recording.py",
    ),
    Fault(
        "a voice says a sentence as it was before",
        "webapp/running/recording.py",
        " if text in wanted.values()}",
        "}",
        "tests/browser/test_recording.py",
    ),
    Fault(
        "who guides reads what others held with somebody",
        "webapp/guidance/clients/queries_ahead.py",
        ", Appointment.host_id == ME",
        "",
        "tests/guidance/clients/test_timeline.py",
    ),
    Fault(
        "visits stand open on a phone that is locked",
        "webapp/guidance/clients/pages.py",
        " and not me().is_locked(clock.real())",
        "",
        "tests/guidance/clients/test_timeline.py",
    ),
    Fault(
        "a begeleider moves what a colleague planned",
        "webapp/guidance/visits/routes_ahead.py",
        "MINE = Appointment.host_id == ME",
        "MINE = Appointment.host_id.is_not(None)",
        "tests/guidance/visits/test_ahead.py",
    ),
    Fault(
        "a phone keeps the number of a client",
        "webapp/templates/screens/today/_entries.html",
        '| tel }}" data-live',
        '| tel }}"',
        "tests/screens/today/test_waits.py",
    ),
    Fault(
        "the first word about a lesson holds, not the last",
        "webapp/calendar/agenda/pages_missing.py",
        "in reversed(said)",
        "in said",
        "tests/calendar/agenda/test_missing.py",
    ),
    Fault(
        "a name that begins like an article is cut",
        "webapp/case/spelling.py",
        r"(?=[^\Waeiou]\w{3})",
        r"(?=\w{4})",
        "tests/case/test_spelling.py",
    ),
    Fault(
        "what goes on is finished",
        "webapp/plan/pip/model.py",
        " or self.continues",
        "",
        "tests/plan/pip/test_week.py",
    ),
    Fault(
        "HSTS of no time",
        "webapp/web/security.py",
        "max-age=63072000; includeSubDomains",
        "max-age=0",
        VALUES,
    ),
    Fault(
        "CSP without base-uri",
        "webapp/web/security.py",
        "; base-uri 'none'\"",
        '"',
        VALUES,
    ),
    Fault("CSP without form-action", "webapp/web/security.py", "form-action 'self'; ", "", VALUES),
    Fault("CSP without frames", "webapp/web/security.py", "frame-ancestors 'none'; ", "", VALUES),
    Fault(
        "who has an SMS is called as well",
        "webapp/screens/today/queries_told.py",
        "            ~by_sms.exists(),\n",
        "",
        "tests/screens/today/test_waits.py",
    ),
    Fault(
        "who cannot come stays on the board when it was called off",
        "webapp/screens/board/queries_appointments.py",
        "cancelled_at.is_(None),\n            Appointment.missed_at",
        "missed_at",
        "tests/screens/board/test_board.py",
    ),
    Fault("frames of our own", "webapp/web/security.py", '"DENY"', '"SAMEORIGIN"', VALUES),
    Fault(
        "the log of an error has the address and the form",
        "webapp/web/security.py",
        '"Exception in %s", request.endpoint,',
        '"Exception in %s %s", request.url, request.form,',
        f"{RUN}/test_events.py",
    ),
    Fault(
        "five proxies more are believed",
        "webapp/web/security.py",
        "x_for=config.proxies,",
        "x_for=config.proxies + 5,",
        VALUES,
    ),
    Fault(
        "the host name of a proxy is believed",
        "webapp/web/security.py",
        "x_proto=config.proxies)",
        "x_proto=config.proxies, x_host=1)",
        VALUES,
    ),
    Fault(
        "no sentence when the database is away",
        "webapp/web/security.py",
        "for away in (OperationalError, InterfaceError):",
        "for away in (ZeroDivisionError,):",
        VALUES,
    ),
    Fault(
        "staff are in for ten years",
        "webapp/case/account.py",
        "STAFF_LIFE = timedelta(hours=12)",
        "STAFF_LIFE = timedelta(days=3650)",
        VALUES,
    ),
    Fault(
        "idle staff stay in",
        "webapp/case/account.py",
        "STAFF_IDLE = timedelta(minutes=30)",
        "STAFF_IDLE = timedelta(hours=30)",
        VALUES,
    ),
    Fault(
        "a place outlives who left",
        "webapp/people/caseload/routes.py",
        "    end_all(case)\n",
        "",
        "tests/people/caseload/test_leaving.py",
    ),
    Fault(
        "who lives apart still shares the money",
        "webapp/people/caseload/routes_apart.py",
        "change(case).household_id = made.id",
        "made.kind = made.kind",
        "tests/people/caseload/test_apart.py",
    ),
    Fault(
        "who moves in with somebody hidden is not hidden",
        "webapp/people/caseload/model_facts.py",
        "return {Fact.HIDDEN: True}",
        "return {} if theirs else {}",
        "tests/people/caseload/test_together.py",
    ),
    Fault(
        "what was shown of a household is not what is kept",
        "webapp/people/caseload/routes_together.py",
        'if request.form.get("seen") != seen:',
        'if "seen" not in request.form:',
        "tests/people/caseload/test_together.py",
    ),
    Fault(
        "a hidden address stays where it was",
        "webapp/case/facts.py",
        "self.street = self.postcode = self.place = None",
        "pass",
        HIDDEN,
    ),
    Fault(
        "the history still tells the hidden address",
        "webapp/people/caseload/routes_facts.py",
        "forget_where(db.session(), case.id)",
        "pass",
        HIDDEN,
    ),
    Fault(
        "the address that is hidden is written in the history",
        "webapp/people/caseload/model_facts.py",
        "if hides and fact in WHERE:",
        "if False:",
        HIDDEN,
    ),
    Fault(
        "beside hidden an address is kept",
        "webapp/people/caseload/forms_home.py",
        "raise ValidationError(NOT_KEPT)",
        "pass",
        HIDDEN,
    ),
    Fault(
        "a fact is put right without a line",
        "webapp/people/caseload/routes_facts.py",
        "note(case.id, fact, was, became, reason)",
        "pass",
        FACTS,
    ),
    Fault(
        "what follows by law is not said first",
        "webapp/people/caseload/routes_facts.py",
        'if ahead and request.form.get("seen") != seen:',
        "if False:",
        FACTS,
    ),
    Fault("cheap PINs", "webapp/case/secrets.py", "memory_cost=19_456", "memory_cost=8", VALUES),
    Fault(
        "a power cut loses",
        "webapp/core/sqlite.py",
        "synchronous = FULL",
        "synchronous = OFF",
        VALUES,
    ),
    Fault(
        "deleted text stays",
        "webapp/core/sqlite.py",
        "secure_delete = ON",
        "secure_delete = OFF",
        VALUES,
    ),
    Fault(
        "a schema is trusted",
        "webapp/core/sqlite.py",
        "trusted_schema = OFF",
        "trusted_schema = ON",
        VALUES,
    ),
    Fault("orphans", "webapp/core/sqlite.py", "foreign_keys = ON", "foreign_keys = OFF", VALUES),
    Fault("short tokens", "webapp/case/secrets.py", "bits: int = 256", "bits: int = 32", VALUES),
    Fault(
        "any host name",
        "webapp/web/security.py",
        "        TRUSTED_HOSTS=[*config.hosts],\n",
        "",
        VALUES,
    ),
    Fault(
        "changes from elsewhere",
        "webapp/web/security.py",
        'allowed = site == "same-origin"',
        'allowed = site != "cross-site"',
        "tests/test_security.py",
    ),
    Fault(
        "others read the database file",
        "webapp/core/sqlite.py",
        "os.O_CLOEXEC, 0o600))",
        "os.O_CLOEXEC, 0o644))",
        f"{RUN}/test_backup.py",
    ),
    Fault(
        "others read a backup",
        "webapp/running/copies.py",
        "os.open(path, flags, 0o600)",
        "os.open(path, flags, 0o644)",
        f"{RUN}/test_backup.py",
    ),
    Fault(
        "pieces of a backup can be left out",
        "webapp/running/sealed.py",
        'struct.pack(">QxxxB", number, last)',
        'struct.pack(">QxxxB", 0, last)',
        f"{RUN}/test_backup.py",
    ),
    Fault(
        "a backup can be cut off",
        "webapp/running/sealed.py",
        'struct.pack(">QxxxB", number, last)',
        'struct.pack(">QxxxB", number, 0)',
        f"{RUN}/test_backup.py",
    ),
    Fault(
        "a changed backup is put back",
        "webapp/running/backing_up.py",
        "if sum_of(path) != manifest.sha256:",
        "if not path.exists():",
        f"{RUN}/test_backup.py",
    ),
    Fault(
        "a database that holds something is written over",
        "webapp/running/copies.py",
        "if sa.inspect(connection).get_table_names():",
        "if False:",
        f"{RUN}/test_backup.py",
    ),
    Fault(
        "tables of another version are served",
        "webapp/running/schema.py",
        "if found == newest():",
        "if found is not None:",
        f"{RUN}/test_health.py",
    ),
    Fault(
        "a password in a sentence",
        "webapp/cli.py",
        "why = str(problem.orig).strip()",
        "why = f'{config.database_url if config else 0} {problem.orig}'.strip()",
        CLI,
    ),
    Fault(
        "what an exception says is logged",
        "webapp/running/logs.py",
        '"where": where(trace)}',
        '"where": where(trace), "why": str(record.exc_info[1])}',
        f"{RUN}/test_events.py",
    ),
    Fault(
        "a wrong code leaves no line",
        "webapp/people/accounts/routes_invited.py",
        '        events.note(Event.SIGN_IN_REFUSED, "code" if code else "link")\n',
        "",
        f"{RUN}/test_events.py",
    ),
    Fault(
        "a passkey that is made leaves no line",
        "webapp/people/accounts/routes_mine.py",
        "events.note(Event.KEYS_CHANGED, why)",
        "_ = why",
        f"{RUN}/test_events.py",
    ),
    Fault(
        "a change of rights leaves no line",
        "webapp/web/reply.py",
        "events.note(Event.RIGHTS_CHANGED, act)",
        "pass",
        f"{RUN}/test_events.py",
    ),
    Fault(
        "a secret of one letter is strong",
        "webapp/running/ready.py",
        "FEWEST_DIFFERENT = 12",
        "FEWEST_DIFFERENT = 0",
        f"{RUN}/test_ready.py",
    ),
    Fault(
        "nobody waits for a database that restarts",
        "webapp/web/patience.py",
        "PATIENCE_SECONDS, PAUSE_SECONDS = 10.0, 0.1",
        "PATIENCE_SECONDS, PAUSE_SECONDS = 0.0, 0.1",
        f"{RUN}/test_restarts.py",
    ),
    Fault(
        "a number of the gemeente's changes what was before",
        "webapp/people/settings/forms.py",
        "if field.value and field.value < clock.today():",
        "if False:",
        "tests/people/settings",
    ),
    Fault(
        "a number that holds can be taken away",
        "webapp/people/settings/routes.py",
        "if row.valid_from <= clock.today():",
        "if False:",
        "tests/people/settings",
    ),
    Fault(
        "whose signaal: a deputy reads after the last day",
        "webapp/case/reach.py",
        "AWAY_TODAY = (Absence.starts_on <= TODAY, Absence.ends_on > TODAY)",
        "AWAY_TODAY = (Absence.starts_on <= TODAY,)",
        f"{WELZIJN}/test_away.py",
    ),
    Fault(
        "whose signaal: who is away is to read it",
        "webapp/case/reach.py",
        "and_(person.closed_at.is_(None), ~away.exists())",
        "person.closed_at.is_(None)",
        f"{WELZIJN}/test_away.py",
    ),
    Fault(
        "whose signaal: anybody of the organisation stands in",
        "webapp/case/reach.py",
        "ours = rows.organisation_id == ORGANISATION, rows.role == Role.COORDINATOR",
        "ours = (rows.organisation_id == ORGANISATION,)",
        "tests/people/staff/test_away.py",
    ),
    Fault(
        "whose signaal: a manager reads the list",
        "webapp/case/policy.py",
        "Act.LIST_SIGNALEN:      {               BE: accompanied,",
        "Act.LIST_SIGNALEN:      {MA: ever_organised, BE: accompanied,",
        f"{WELZIJN}/test_late.py",
    ),
    Fault(
        "whose signaal: a manager sees that of every organisation",
        "webapp/guidance/welzijn/queries_late.py",
        "signalen.where(OURS, Signaal.stage",
        "signalen.where(Signaal.stage",
        f"{WELZIJN}/test_late.py",
    ),
    Fault(
        "whose signaal: what is late goes no further",
        "webapp/guidance/welzijn/retention_late.py",
        "if last and last < today:",
        "if last and last > today:",
        f"{WELZIJN}/test_late.py",
    ),
    Fault(
        "whose signaal: what somebody took up goes on too",
        "webapp/guidance/welzijn/queries_late.py",
        "            Signaal.stage == Stage.RECEIVED,\n            Signaal.shared_at",
        "            Signaal.shared_at",
        f"{WELZIJN}/test_late.py",
    ),
    Fault(
        "whose signaal: what is urgent waits for the morning",
        "webapp/guidance/welzijn/reminders.py",
        'urgent=it.level in URGENT and slot != "back",',
        "urgent=False,",
        f"{WELZIJN}/test_urgent.py",
    ),
    Fault(
        "hours of visits: those of another organisation too",
        "webapp/guidance/visits/queries_month.py",
        "            Account.organisation_id == ORGANISATION,\n",
        "",
        "tests/guidance/visits/test_month.py",
    ),
    Fault(
        "whose signaal: others add to it",
        "webapp/guidance/welzijn/queries_readers.py",
        "MINE = Signaal.author_id == ME",
        "MINE = Signaal.author_id.is_not(None)",
        f"{WELZIJN}/test_more.py",
    ),
    Fault(
        "whose signaal: what was added outlives the text",
        "webapp/guidance/welzijn/model.py",
        "            step.words = None",
        "            pass",
        f"{WELZIJN}/test_more.py",
    ),
    Fault(
        "whose signaal: a worry is made smaller without a reason",
        "webapp/guidance/welzijn/forms.py",
        "(self.level.value or self.now) < self.now",
        "(self.level.value or self.now) > self.now",
        f"{WELZIJN}/test_weigh.py",
    ),
    Fault(
        "an end of begeleiding: nothing is confirmed",
        "webapp/guidance/clients/forms.py",
        "validators=[InputRequired(SURE)],",
        "",
        "tests/guidance/clients/test_end.py",
    ),
    Fault(
        "an end of begeleiding: anybody who guided reads the word",
        "webapp/guidance/clients/queries_farewell.py",
        "OF_MINE = Farewell.begeleiding_id.in_(select(Begeleiding.id).where(MINE))",
        "OF_MINE = Farewell.begeleiding_id.in_(select(Begeleiding.id))",
        "tests/guidance/clients/test_end.py",
    ),
    Fault(
        "an end of begeleiding: the name stays after the last day",
        "webapp/guidance/clients/queries_farewell.py",
        'case((Begeleiding.ends_on > TODAY, client.name)).label("name")',
        "client.name",
        "tests/guidance/clients/test_end.py",
    ),
    Fault(
        "a card is used up by looking at its code",
        "webapp/people/accounts/routes_invited.py",
        "    invitation.browser_hash = hashed(phone)\n",
        "    invitation.browser_hash = hashed(phone)\n    invitation.used_at = clock.real()\n",
        INVITED,
    ),
    Fault(
        "a card works after the PIN was chosen",
        "webapp/people/accounts/routes_invited.py",
        "    invitations.end_invitations(db.session(), person.account_id, clock.real())\n",
        "",
        INVITED,
    ),
    Fault(
        "nobody is stopped but all together",
        "webapp/people/accounts/queries_invitations.py",
        "if session.execute(count).scalar_one() > most:",
        'if session.execute(count).scalar_one() > most and key == "code":',
        INVITED,
    ),
    Fault(
        "ten times as many codes are looked at",
        "webapp/people/accounts/queries_invitations.py",
        "TRIES_IN_ALL = 500",
        "TRIES_IN_ALL = 5_000",
        INVITED,
    ),
    Fault(
        "a nonce of another journey",
        "webapp/people/accounts/queries_claims.py",
        '"nonce": nonce(trip.state, pepper), ',
        "",
        PROVIDED,
    ),
    Fault(
        "a token of another issuer",
        "webapp/people/accounts/queries_claims.py",
        '            "iss": {"essential": True, "value": provider.issuer},\n',
        "",
        PROVIDED,
    ),
    Fault(
        "an answer that names another provider",
        "webapp/people/accounts/queries_metadata.py",
        "right = iss == provider.issuer if iss or says_so else True",
        "right = True",
        PROVIDED,
    ),
    Fault(
        "a provider that calls itself otherwise",
        "webapp/people/accounts/queries_metadata.py",
        'if metadata.get("issuer") != provider.issuer:',
        'if not metadata.get("issuer"):',
        PROVIDED,
    ),
    Fault(
        "one factor is enough at the provider",
        "webapp/people/accounts/queries_claims.py",
        "if not is_strong(provider, claims) or not",
        "if not",
        PROVIDED,
    ),
    Fault(
        "a journey that ends in another browser",
        "webapp/people/accounts/queries_provider.py",
        '\\0{start}\\0{browser.hex()}"',
        '\\0{start}"',
        PROVIDED,
    ),
    Fault(
        "a journey that ends twice",
        "webapp/people/accounts/queries_identities.py",
        "    except IntegrityError:\n        return False",
        "    except IntegrityError:\n        return True",
        PROVIDED,
    ),
    Fault(
        "a stopped account comes in by its provider",
        "webapp/people/accounts/routes_provided.py",
        "return FAULTS[KeyFault.CLOSED] if account.has_left(clock.today()) else account",
        "return account",
        PROVIDED,
    ),
    Fault(
        "DigiD opens an account of staff",
        "webapp/people/accounts/routes_provided.py",
        "if account is None or (account.role is Role.INBURGERAAR) is not (here() == DIGID):",
        "if account is None:",
        PROVIDED,
    ),
    Fault(
        "whoever has a token signs others out",
        "webapp/people/accounts/queries_claims.py",
        'is_logout = LOGOUT in claims["events"] and "nonce" not in claims',
        "is_logout = True",
        PROVIDED,
    ),
    Fault(
        "others send somebody away to be tied",
        "webapp/people/accounts/routes_provider.py",
        "if goal is not Goal.ENTER and request",
        "if False and request",
        PROVIDED,
    ),
    Fault(
        "a guide is wanted: every coördinator sees for whom",
        "webapp/case/reach.py",
        "GuideWanted.organisation_id == ORGANISATION, GuideWanted.begeleiding_id.is_(None)",
        "GuideWanted.begeleiding_id.is_(None)",
        "tests/people/caseload/test_wanted.py",
    ),
    Fault(
        "a guide is wanted: after the contract too",
        "webapp/case/reach.py",
        "return and_(Dossier.id.in_(asked), lasts.exists(), Dossier.closed_on.is_(None))",
        "return and_(Dossier.id.in_(asked), Dossier.closed_on.is_(None))",
        "tests/people/caseload/test_wanted.py",
    ),
    Fault(
        "a guide is wanted: found, and still read",
        "webapp/case/reach.py",
        "GuideWanted.organisation_id == ORGANISATION, GuideWanted.begeleiding_id.is_(None)",
        "GuideWanted.organisation_id == ORGANISATION",
        "tests/people/caseload/test_wanted.py",
    ),
    Fault(
        "what waited on the phone of who was stopped is refused",
        "webapp/web/guards.py",
        "if late and (answer :=",
        "if late and (answer := None and",
        "tests/guidance/welzijn/test_left.py",
    ),
    Fault(
        "who was stopped writes about anybody",
        "webapp/case/reach.py",
        "Begeleiding.begeleider_id == ME, lasts)",
        "lasts)",
        "tests/guidance/welzijn/test_left.py",
    ),
    Fault(
        "a BSN is kept in what somebody writes",
        "webapp/web/fields.py",
        "if without_bsn(self.sure) != self.sure:",
        'if self.sure == "BSN":',
        "tests/test_bsn.py",
    ),
    Fault(
        "a BSN is kept in a signaal",
        "webapp/web/fields.py",
        "[without_bsn(each) for each in valuelist]",
        "valuelist",
        "tests/test_bsn.py",
    ),
    Fault(
        "talks: a guide reads what is said with the consulent",
        "webapp/case/policy.py",
        "Act.READ_WITH_CONSULENT: {IN: own, ",
        "Act.READ_WITH_CONSULENT: {IN: own, BE: guided, ",
        "tests/contact/messages",
    ),
    Fault(
        "talks: a maatje reads what is said with the begeleider",
        "webapp/case/policy.py",
        "Act.READ_WITH_BEGELEIDER: {IN: own,     BE: guided}",
        "Act.READ_WITH_BEGELEIDER: {IN: own,     BE: accompanied}",
        "tests/contact/messages",
    ),
    Fault(
        "talks: staff see what was read",
        "webapp/contact/messages/pages.py",
        "read if me().dossier_id else interpreter",
        "read",
        "tests/contact/messages",
    ),
    Fault(
        "an SMS is sent again without asking whether it was",
        "webapp/sending/sms.py",
        "if due.tries > 1:",
        "if due.tries > 99:",
        "tests/contact/sms/test_sms.py",
    ),
    Fault(
        "an SMS rings at night",
        "webapp/sending/sms.py",
        "send_at = quiet.over(now) if quiet.holds(now.astimezone(ZONE).time()) else now",
        "send_at = now",
        "tests/contact/sms/test_sms.py",
    ),
    Fault(
        "an SMS goes to the number of somebody else",
        "webapp/sending/queries_sms.py",
        "mine.whose == Whose.OWN, ",
        "",
        "tests/contact/sms/test_sms.py",
    ),
    Fault(
        "an SMS goes to who said no",
        "webapp/sending/queries_sms.py",
        "WANTED = or_(Choice.by_sms.is_(None), Choice.by_sms)",
        "WANTED = or_(Choice.by_sms.is_(None), Choice.by_sms, Dossier.closed_on.is_(None))",
        "tests/contact/sms/test_sms.py",
    ),
    Fault(
        "two SMS on one day",
        "webapp/migrations/versions/0016_sms.py",
        'sa.UniqueConstraint("account_id", "day", name=op.f("uq_sms_account_id_day")),',
        "",
        "tests/contact/sms/test_sms.py",
    ),
    Fault(
        "case: messages are counted of talks that one does not read",
        "webapp/screens/overview/queries_happened.py",
        "Message.sent_at < BEFORE_AT, open_to(role))",
        "Message.sent_at < BEFORE_AT)",
        "tests/screens/overview",
    ),
    Fault(
        "case: who looked at a signaal is told",
        "webapp/people/caseload/queries_begun.py",
        "AccessLine.act.not_in([each.value for each in UNSEEN]),",
        "",
        "tests/screens/overview",
    ),
    Fault(
        "case: the place of a hidden address is named",
        "webapp/templates/people/caseload/_bar_facts.html",
        "{% set place = not known.living.hidden and known.living.place %}",
        "{% set place = known.living.place %}",
        "tests/people/caseload/test_bar.py",
    ),
)


def notices(fault: Fault, folder: Path) -> bool:
    """Whether the tests that should turn red do, in a copy with this fault."""
    path = folder / fault.path
    whole = path.read_text()
    path.write_text(whole.replace(fault.code, fault.planted))
    command = [sys.executable, "-m", "pytest", "-q", "-x", "-n", "0", "-p", "no:cacheprovider"]
    try:
        run = subprocess.run(
            [*command, fault.tests],
            cwd=folder,
            env={**os.environ, "PYTHONPATH": str(folder)},  # for servers that a test starts too
            capture_output=True,
            text=True,
            timeout=SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return False  # who waits for ever has noticed nothing
    finally:
        path.write_text(whole)
    return run.returncode == 1


def main(words: list[str]) -> None:
    chosen = [fault for fault in FAULTS if not words or any(word in fault.name for word in words)]
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        for name in COPIED:
            if (ROOT / name).is_dir():
                shutil.copytree(ROOT / name, folder / name, symlinks=True)
            else:
                shutil.copy(ROOT / name, folder / name)
        if (ROOT / "node_modules").exists():
            (folder / "node_modules").symlink_to(ROOT / "node_modules")
        survivors = []
        for fault in chosen:
            began = time.monotonic()
            noticed = notices(fault, folder)
            verdict = "noticed" if noticed else "SURVIVES"
            print(f"{verdict}: {fault.name}: {time.monotonic() - began:.0f} s", flush=True)
            survivors += [] if noticed else [fault.name]
    print(f"{len(chosen)} planted, {len(survivors)} survive")
    sys.exit(bool(survivors))


if __name__ == "__main__":
    main(sys.argv[1:])
