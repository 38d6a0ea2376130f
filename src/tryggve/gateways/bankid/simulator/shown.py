"""The words and marks of the person's page."""

import re
from collections.abc import Sequence
from html import escape

from tryggve.gateways.bankid.simulator.orders import Order
from tryggve.gateways.simulation import Person

STYLE = """
:root{color-scheme:light}body{font:1.125rem/1.5 system-ui,sans-serif;margin:0;color:#1b1b1b;background:#fff}
header,main,footer{max-width:40rem;margin:0 auto;padding:1rem}header{border-bottom:4px solid #b35900}
.shown{border:2px solid #595959;padding:0 1rem;margin:1rem 0;overflow-wrap:anywhere}
button,.link,input[type=text]{font:inherit;min-height:44px;padding:.5rem 1rem;box-sizing:border-box}
button{border:2px solid #1b1b1b;background:#fff;color:#1b1b1b;margin:.25rem .5rem .25rem 0;cursor:pointer}
button.first{background:#0b5c33;border-color:#0b5c33;color:#fff}input[type=text]{width:100%;border:2px solid #595959}
:focus-visible{outline:3px solid #0b5cad;outline-offset:2px}label.choice{display:block;padding:.6rem 0}
.number{white-space:nowrap}input[type=radio]{width:1.25rem;height:1.25rem;margin-right:.5rem;vertical-align:middle}.error{color:#a10000;font-weight:bold}
fieldset{border:2px solid #595959;margin:1rem 0}legend{font-weight:bold}
"""


def _page(title: str, body: str) -> str:
    return (
        '<!doctype html><html lang="sv"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(title)} – e-legitimation på låtsas</title><style>{STYLE}</style></head><body>"
        "<header><p><strong>E-legitimation på låtsas.</strong> Simulator för prov, inte BankID. "
        "Alla personer är påhittade.</p></header>"
        f'<main id="main"><h1>{escape(title)}</h1>{body}</main>'
        '<footer><p><a href="/">Till startsidan</a></p></footer></body></html>'
    )


def message(title: str, words: str) -> str:
    return _page(title, f'<p role="status">{escape(words)}</p>')


def waiting(orders: Sequence[Order], *, error: str = "") -> str:
    """The start page: orders that wait, newest first, and the field for a QR code's text."""
    rows = "".join(
        f'<li><a class="link" href="/?autostarttoken={escape(one.auto_start_token)}">'
        f"{'Underskrift' if one.purpose == 'sign' else 'Identifiering'} {escape(one.reference)}</a></li>"
        for one in orders
    )
    listed = f"<ul>{rows}</ul>" if rows else "<p>Ingen väntar just nu. Börja på tjänstens sida och kom sedan hit.</p>"
    wrong = f'<p class="error" id="fel" role="alert">{escape(error)}</p>' if error else ""
    described = ' aria-describedby="fel" aria-invalid="true"' if error else ""
    return _page(
        "Väntande beställningar",
        f'{listed}<p><a href="/">Läs om sidan</a></p><h2>Läs av en QR-kod</h2>'
        f'<form method="post" action="/qr">{wrong}<p><label for="text">Text i QR-koden</label>'
        f'<input type="text" id="text" name="text" autocomplete="off" spellcheck="false"{described}></p>'
        "<button>Öppna</button></form>",
    )


def order(one: Order, text: str, people: Sequence[Person], redirect: str) -> str:
    """One opened order: what is asked, who the person is, and the three ways out."""
    signs = one.purpose == "sign"
    title = "Skriv under" if signs else "Identifiera dig"
    asked = "Det här skriver du under" if signs else "Meddelande från tjänsten"
    said = f'<h2 id="visas">{asked}</h2><section class="shown" aria-labelledby="visas">{rendered(text)}</section>'
    return _page(
        title,
        f"{said if text else ''}"
        '<form method="post" action="/order">'
        f'<input type="hidden" name="order_ref" value="{escape(one.order_ref)}">'
        f'<input type="hidden" name="redirect" value="{escape(redirect)}">'
        f"<fieldset><legend>Vem är du?</legend>{_choices(people)}</fieldset>"
        f'<button class="first" name="do" value="approve">{"Skriv under" if signs else "Identifiera"}</button>'
        '<button name="do" value="cancel" formnovalidate>Avbryt</button>'
        '<button name="do" value="expire" formnovalidate>Låt tiden gå ut</button></form>',
    )


def _choices(people: Sequence[Person]) -> str:
    if not people:
        return "<p>Ingen av de påhittade personerna är den som tjänsten frågar efter.</p>"
    alone = " checked" if len(people) == 1 else ""
    return "".join(
        '<label class="choice"><input type="radio" name="personnummer" required'
        f'{alone} value="{escape(one.personnummer)}"> {_who(one)}</label>'
        for one in people
    )


def _who(person: Person) -> str:
    number = f'<span class="number">{escape(person.personnummer[:8])}-{escape(person.personnummer[8:])}</span>'
    told = escape(str(person.more.get("what", "")))
    return f"{escape(person.name)}, {number}" + (f" ({told})" if told else "")


def rendered(text: str) -> str:
    """BankID's simple markdown as HTML: headings, lists, rules, *strong* words; everything else as it stands."""
    out: list[str] = []
    listing = False
    for line in text.splitlines():
        item = line.startswith(("- ", "+ ", "* "))
        if item != listing:
            out.append("<ul>" if item else "</ul>")
            listing = item
        out.append(f"<li>{_words(line[2:])}</li>" if item else _block(line))
    return "".join(out) + ("</ul>" if listing else "")


def _block(line: str) -> str:
    heading = re.match(r"(#{1,3})\s+(.*)", line)
    if heading:
        level = len(heading[1]) + 2
        return f"<h{level}>{_words(heading[2])}</h{level}>"
    if re.fullmatch(r"\s*-{3,}\s*", line):
        return "<hr>"
    return f"<p>{_words(line)}</p>" if line.strip() else ""


def _words(text: str) -> str:
    return re.sub(r"\*([^*]+)\*", r"<strong>\1</strong>", escape(text))
