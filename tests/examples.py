"""What is hinted at and what is not: one table for the script of the page and for the server."""

NAMES = ["Rania Al-Khatib", "Henk", "Petra"]
EXAMPLES: dict[str, list[tuple[str, str, str]]] = {
    # words: the hints; those about plain language with the word and an easier one
    "Samen de brief van de gemeente gelezen. Maandag verder.": [],
    "": [],
    # BSN: eight or nine digits that pass the elfproef
    "haar nummer is 111222333": [("bsn", "", "")],
    "haar nummer is 111.222.333": [("bsn", "", "")],
    "11122233 en 10000008": [("bsn", "", "")],
    "nummer ١١١٢٢٢٣٣٣": [("bsn", "", "")],
    "zaaknummer 111222334": [],
    "00000000": [],
    "op 14-09-2026 om 13:00-16:00": [],
    "2026-09-14": [],
    "€ 1.331,42 en 30 minuten": [],
    # V-number, bank, phone, e-mail
    "V-nummer 283.123.4567": [("v-number", "", "")],
    "V1234567890": [("v-number", "", "")],
    "2831234567": [("v-number", "", "")],
    "NL91 ABNA 0417 1643 00": [("bank", "", "")],
    "op nl91abna0417164300 graag": [("bank", "", "")],
    "DE89 3704 0044 0532 0130 00": [("bank", "", "")],
    "bel 06-12345678": [("phone", "", "")],
    "bel 06 1234 5678 na vier uur": [("phone", "", "")],
    "+291 1 123456": [("phone", "", "")],
    "0031612345678": [("phone", "", "")],
    "bel 112 of 0800-2000": [],
    "mail naar iemand@voorbeeld.nl": [("email", "", "")],
    "om 9.30 @ school": [],
    # health, and what else is never kept
    "Zij slikt medicijnen": [("medical", "", "")],
    "is zwanger": [("medical", "", "")],
    "gaat naar de psycholoog": [("medical", "", "")],
    "ziek thuis": [("medical", "", "")],
    "ziekenhuis, PTSS": [("medical", "", "")],
    "هي حامل": [("medical", "", "")],
    "ጥንሲ": [("medical", "", "")],
    "huisarts geregeld, extra tijd nodig": [],
    "muziek en pilaar": [],
    "naar de moskee": [("personal", "", "")],
    "haar wachtwoord": [("personal", "", "")],
    "Kerkstraat 4": [],
    # names of others
    "met Jan Jansen gesproken": [("name", "", "")],
    "met Jan de Vries gesproken": [("name", "", "")],
    "mevrouw Jansen kwam ook": [("name", "", "")],
    "haar broer Ali kwam ook": [("name", "", "")],
    "مع السيد أحمد": [("name", "", "")],
    "ምስ ኣቶ ተስፋይ": [("name", "", "")],
    "Rania Al-Khatib en Henk": [],
    "meneer Henk": [],
    "Vandaag Rania bezocht. Morgen Petra bellen.": [],
    "Taalhuis De Brug in Den Haag": [],
    "iemand uit de familie van de buren": [],
    "Bel mij, Maandag": [],
    # several at once, in this order
    "Jan Jansen, 06-12345678, zwanger": [
        ("phone", "", ""),
        ("medical", "", ""),
        ("name", "", ""),
    ],
}
PLAIN: dict[str, list[tuple[str, str, str]]] = {
    "U krijgt uw geld op 20 september.": [],
    "Een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien.": [],
    "Een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zes.": [
        ("long-sentence", "", "")
    ],
    "Een twee drie vier vijf zes zeven\nacht negen tien elf twaalf dertien veertien zes": [],
    "Indien u reeds betaald hebt": [("official", "indien", "als"), ("official", "reeds", "al")],
    "uw inkomstenverklaring": [("long-word", "inkomstenverklaring", "")],
    "desbetreffende constructor": [("official", "desbetreffende", "deze")],
    "Conform, middels, teneinde, tevens": [
        ("official", "conform", "volgens"),
        ("official", "middels", "met"),
        ("official", "teneinde", "om"),
    ],
}
