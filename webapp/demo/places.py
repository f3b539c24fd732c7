"""Where the demo takes place. Only the gemeentehuizen and ProDemos have a real address."""

from typing import NamedTuple


class Site(NamedTuple):
    name: str
    address: str | None = None
    """Street, number, postcode, place; None at somebody's home."""


GEMEENTEHUIS = Site("Gemeentehuis Lansingerland", "Tobias Asserlaan 1, 2662 SB Bergschenhoek")
COUNCIL_HALL = Site("Raadszaal, gemeentehuis Lansingerland", GEMEENTEHUIS.address)
ZOETERMEER = Site("Stadhuis Zoetermeer", "Engelandlaan 502, 2711 EB Zoetermeer")
SCHOOL = Site("Taalhuis De Brug", "Bruglaan 12, 2661 AA Bergschenhoek")
CHILDRENS_SCHOOL = Site("Basisschool De Regenboog", "Regenbooglaan 5, 2651 AA Berkel en Rodenrijs")
WERKACADEMIE = Site("Werkacademie", "Vaartweg 30, 2651 AA Berkel en Rodenrijs")
WAREHOUSE = Site("Logistiek bedrijf", "Pakhuisweg 8, 2665 AA Bleiswijk")
GREENHOUSE = Site("Tuinbouwbedrijf", "Kassenweg 21, 2661 AA Bergschenhoek")
NEIGHBOURHOOD = Site("Buurthuis De Linde", "Lindelaan 3, 2661 AA Bergschenhoek")
SPORTS_CLUB = Site("Ingang van de sportvereniging", "Sportlaan 1, 2651 AA Berkel en Rodenrijs")
CARE_HOME = Site("Hal van het zorgcentrum", "Zorgplein 2, 2665 AA Bleiswijk")
BUS_STOP = Site("Bushalte voor het gemeentehuis", GEMEENTEHUIS.address)
PRODEMOS = Site("Ingang van ProDemos", "Hofweg 1, 2511 AA Den Haag")
HOME = Site("Thuis")
