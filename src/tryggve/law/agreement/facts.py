"""What is known about a company's agreement and about the wage a premium is counted on."""

from datetime import date

from tryggve.law.agreement.records import Avtal, Bundenhet, Faktura, Personalkategori, Slutrapport
from tryggve.law.engine import Kronor, Månad, fact

fact(
    "avtal",
    tuple[Avtal, ...],
    question="Vilka försäkringsavtal har företaget haft, och mellan vilka dagar?",
    label="Försäkringsavtal",
)
fact("anställd_från", date, question="Vilken dag började den anställda?", label="Anställd från")
fact("anställd_till", date | None, default=None, question="Vilken dag slutade den anställda?", label="Anställd till")
fact(
    "fakturor",
    tuple[Faktura, ...],
    default=(),
    question="Vilka fakturor har företaget fått, och är de betalda?",
    label="Fakturor",
)
fact(
    "slutrapporter",
    tuple[Slutrapport, ...],
    default=(),
    question="Vilka års slutliga löner är rapporterade?",
    label="Slutliga löner",
)
fact(
    "uppsägning_mottagen",
    date | None,
    default=None,
    question="Vilken dag tog Fora emot er uppsägning?",
    label="Uppsägning mottagen",
)
fact("lönemånad", Månad, question="Vilken månad betalades lönen ut?", label="Lönemånad")
fact("löneår", int, low=1900, high=2200, question="Vilket år gäller lönerna?", label="Löneår")
fact(
    "lön", Kronor, low=0, high=10_000_000, question="Hur stor bruttolön betalades ut i månaden?", label="Lön i månaden"
)
fact(
    "bundenhet",
    Bundenhet,
    default=Bundenhet.huvudavtal,
    question="Är ni bundna av huvudavtal eller omställningsförsäkring, och av hängavtal?",
)
fact(
    "personalkategori",
    Personalkategori,
    question="Är den anställda arbetare, tjänsteman eller företagare?",
    label="Personalkategori",
)
fact("kollektivavtal", bool, question="Har företaget kollektivavtal?", label="Kollektivavtal")
fact("tillval", bool, default=False, question="Har ägaren valt till försäkringar?", label="Tillval för företagare")
fact("född", date, question="När är den anställda född?", label="Född")
fact(
    "antal_anställda",
    int,
    low=0,
    high=1_000_000,
    question="Hur många anställda har företaget?",
    label="Antal anställda",
)
fact("förfallodag", date, question="Vilken dag förföll fakturan?", label="Förfallodag")
fact("betalningsdag", date, question="Vilken dag betalades fakturan?", label="Betalningsdag")
fact("fakturabelopp", Kronor, low=0, high=1_000_000_000, question="Hur stor var fakturan?", label="Fakturabelopp")
fact(
    "årslön",
    Kronor,
    low=0,
    high=100_000_000,
    question="Hur stor bruttolön betalades ut under året?",
    label="Lön under året",
)
