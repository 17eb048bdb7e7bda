"""What stands in the head of a page."""

import json
import re
from html import unescape

SITE = "http://testserver"


class Told:
    """The head of a page, taken apart."""

    def __init__(self, answer):
        html = answer.content.decode()
        self.html = html[: html.index("</head>")]
        self.title = unescape(re.search(r"<title>(.*?)</title>", self.html)[1])
        named = re.findall(r'<meta (?:name|property)="([\w:]+)" content="([^"]*)"', self.html)
        self.meta = {name: unescape(content) for name, content in named}
        links = re.findall(
            r'<link rel="(?:alternate|canonical)"(?: hreflang="([\w-]+)")? href="([^"]+)"', self.html
        )
        self.links = {code or "canonical": unescape(address.removeprefix(SITE)) for code, address in links}

    @property
    def nodes(self):
        found = re.findall(r'<script type="application/ld\+json">(.*?)</script>', self.html)
        return json.loads(found[0])["@graph"] if found else []

    @property
    def thing(self):
        return self.nodes[0]["mainEntity"]
