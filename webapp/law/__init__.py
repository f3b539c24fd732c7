"""The law of the Wet inburgering 2021 as pure functions: no clock, no database, no web.

Every function takes the day it is about; every number comes from a `Rulebook`.
"""
