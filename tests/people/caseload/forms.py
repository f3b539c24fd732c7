"""What a consulent types, when all of it is right."""

NEW = {
    "name": "Tsega Gebremedhin",
    "born_on": "1999-03-04",
    "language": "ti",
    "script": "geez",
    "interpreter": "yes",
    "shared": "no",
    "doelgroep": "Asielstatushouder",
    "household": "alone",
}
