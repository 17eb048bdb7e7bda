"""Visits to web addresses: what is found there, with which manners, and where nobody may be sent."""

import itertools
import shutil
import ssl
import time
from ipaddress import ip_address

import pytest

from initiatives.links import Guard, Pace, is_public
from initiatives.links.guard import Barred
from initiatives.links.manners import AGENT
from initiatives.links.requests import _trust
from initiatives.links.visits import Found
from initiatives.vocabularies import LinkState
from tests.web import Web, certificate

BARRED, UNREACHABLE = Found(LinkState.BARRED), Found(LinkState.UNREACHABLE)
HOME = "http://city.example/"


@pytest.fixture
def web():
    return Web()


def found(web, pages, address=HOME, **how):
    with web.site("city.example", pages):
        return web.visitor(**how).visit(address)


class TestAVisit:
    def test_finds_a_page_without_asking_for_its_text(self, web):
        assert found(web, {"/": (200,)}) == Found(LinkState.SOUND, 200)
        assert web.asked == ["GET city.example/robots.txt", "HEAD city.example/"]

    def test_says_who_is_asking(self, web):
        found(web, {"/": (200,)})
        assert (web.last.headers["User-Agent"], "Multilevel" in AGENT) == (AGENT, True)
        assert web.last.headers["Host"] == "city.example"

    @pytest.mark.parametrize("status", [403, 404, 405, 500, 501])
    def test_asks_for_the_page_where_a_server_does_not_know_the_short_question(self, web, status):
        assert found(web, {"HEAD /": (status,), "GET /": (200,)}) == Found(LinkState.SOUND, 200)
        assert web.asked[1:] == ["HEAD city.example/", "GET city.example/"]
        assert web.last.headers["Range"] == "bytes=0-0"

    @pytest.mark.parametrize(
        ("status", "state"),
        [
            (404, LinkState.GONE),
            (410, LinkState.GONE),
            (401, LinkState.REFUSED),
            (403, LinkState.REFUSED),
            (429, LinkState.REFUSED),
            (451, LinkState.REFUSED),
            (500, LinkState.UNREACHABLE),
            (503, LinkState.UNREACHABLE),
        ],
    )
    def test_tells_gone_from_refused_and_from_out_of_order(self, web, status, state):
        assert found(web, {"/": (status,)}) == Found(state, status)

    def test_asks_for_the_whole_address_but_its_fragment(self, web):
        pages = {"/r%C3%A9fugi%C3%A9?id=1&x=%C3%A9": (200,)}
        assert found(web, pages, "http://city.example/réfugié?id=1&x=é#top").state == LinkState.SOUND

    def test_reaches_nobody_where_nobody_listens(self, web):
        with web.site("city.example", {}):
            pass
        assert web.visitor().visit(HOME) == UNREACHABLE

    def test_reaches_nobody_under_a_name_that_nobody_has(self, web):
        web.names["city.example"] = []
        assert web.visitor().visit(HOME) == BARRED
        assert web.visitor().visit("http://nobody.invalid/") == UNREACHABLE


class TestRedirects:
    def test_that_last_tell_where_the_page_is_now(self, web):
        pages = {"/": (301, {"Location": "/en"}), "/en": (308, {"Location": "/en/"}), "/en/": (200,)}
        assert found(web, pages) == Found(LinkState.MOVED, 200, "http://city.example/en/")

    def test_that_may_be_others_tomorrow_leave_the_address_as_it_is(self, web):
        for status in (302, 303, 307):
            pages = {"/": (status, {"Location": "/fr"}), "/fr": (200,)}
            assert found(web, pages) == Found(LinkState.SOUND, 200)
        pages = {
            "/": (301, {"Location": "/new"}),
            "/new": (302, {"Location": "/login"}),
            "/login": (301, {"Location": "/form"}),
            "/form": (200,),
        }
        assert found(web, pages) == Found(LinkState.MOVED, 200, "http://city.example/new")

    def test_to_what_is_gone_are_gone(self, web):
        assert found(web, {"/": (301, {"Location": "/old"})}) == Found(LinkState.GONE, 404)

    def test_without_an_end_are_left(self, web):
        assert found(web, {"/": (301, {"Location": "/"})}) == UNREACHABLE
        assert web.asked.count("HEAD city.example/") == 6

    @pytest.mark.parametrize(
        "inside",
        [
            "http://127.0.0.1/",
            "http://127.1/",
            "http://2130706433/",
            "http://0x7f000001/",
            "http://0177.0.0.1/",
            "http://0.0.0.0/",
            "http://169.254.169.254/latest/meta-data/",
            "http://10.0.0.8/",
            "http://[::1]/",
            "http://[::ffff:127.0.0.1]/",
            "http://[64:ff9b::7f00:1]/",
            "http://[2002:7f00:1::]/",
            "http://[fe80::1%25eth0]/",
            "http://localhost/",
            "http://intranet.example/",
            "http://both.example/",
            "//127.0.0.1/",
            "http://user:word@city.example/there",
            "http://city.example:8080/there",
            "http://city.example:x/there",
            "https://city.example:80/there",
            "http://city.example\\@127.0.0.1/",
            "http://" + "a" * 70 + "é.example/",
            "http://city.example/" + "x" * 2000,
            "ftp://city.example/there",
            "file:///etc/passwd",
            "javascript:alert(1)",
            "gopher://city.example/_x",
        ],
    )
    def test_into_networks_of_the_host_and_to_no_page_are_not_followed(self, web, inside):
        web.names["intranet.example"] = [("192.168.1.10", 80)]
        web.names["both.example"] = [*web.names.get("city.example", []), ("10.0.0.8", 80)]
        with web.site("trap", {"/": (200,)}, at="127.0.0.1"):
            assert found(web, {"/": (302, {"Location": inside}), "/there": (200,)}) == BARRED
        assert web.asked == ["GET city.example/robots.txt", "HEAD city.example/"]

    def test_and_the_first_address_is_looked_at_in_the_same_way(self, web):
        with web.site("trap", {"/": (200,)}, at="127.0.0.1"):
            for address in ("http://trap/", "http://[::1]/", "http://2130706433/", "http://city.example/\0"):
                assert web.visitor().visit(address) == BARRED
        assert web.asked == []


class TestTheGuard:
    PUBLIC = ["8.8.8.8", "193.0.6.139", "2a00:1450:4007::1", "64:ff9b::808:808"]
    NOT_PUBLIC = [
        "0.0.0.0",
        "10.1.2.3",
        "100.64.0.1",
        "127.0.0.1",
        "169.254.169.254",
        "172.16.0.1",
        "192.0.0.1",
        "192.0.2.1",
        "192.168.0.1",
        "198.18.0.1",
        "224.0.0.1",
        "224.0.1.1",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::7f00:1",
        "::ffff:10.0.0.1",
        "::ffff:8.8.8.8",
        "64:ff9b::10.0.0.1",
        "64:ff9b:1::1",
        "2001:0:7f00:1::",
        "2001:db8::1",
        "2002:a00:1::",
        "fc00::1",
        "fd12::1",
        "fe80::1",
        "fec0::1",
        "ff02::1",
    ]

    def test_knows_what_the_whole_internet_shares(self):
        known = {ip: is_public(ip_address(ip)) for ip in (*self.PUBLIC, *self.NOT_PUBLIC)}
        assert [ip for ip, public in known.items() if public] == self.PUBLIC

    def test_resolves_a_name_once_and_the_visit_goes_where_it_looked(self, web):
        """Whoever answers the next question with another address is not asked it."""
        with web.site("city.example", {"/": (200,)}), web.site("trap", {"/": (200,)}, at="127.0.0.1"):
            there, trap = web.names["city.example"], web.names["trap"]
            answers = itertools.chain([there, there], itertools.repeat(trap))  # of the page and of the rules
            web.resolve = lambda _host, _port: next(answers)
            visitor = web.visitor()
            assert visitor.visit(HOME) == Found(LinkState.SOUND, 200)
            assert visitor.visit(HOME) == BARRED
        assert web.asked == ["GET city.example/robots.txt", "HEAD city.example/"]

    @pytest.mark.parametrize(
        "address", ["", "city.example", "http:///there", "http://a b/", "http://a/\t", "//a/"]
    )
    def test_refuses_what_two_readers_could_read_in_two_ways(self, address):
        with pytest.raises(Barred):
            Guard(lambda _host, port: [("8.8.8.8", port)]).destination(address)

    def test_refuses_a_host_of_which_one_machine_is_inside(self):
        guard = Guard(lambda _host, port: [("8.8.8.8", port), ("10.0.0.8", port)])
        with pytest.raises(Barred):
            guard.destination(HOME)


class TestHostileServers:
    def test_that_drip_their_answer_are_hung_up_on(self, web):
        def drip(connection):
            connection.recv(10_000)
            connection.sendall(b"HTTP/1.1 200 OK\r\n")
            for _ in range(100):
                connection.sendall(b"X")
                time.sleep(0.1)

        began = time.monotonic()
        with web.machine("city.example", drip):
            assert web.visitor(patience=0.5).visit(HOME) == UNREACHABLE
        assert time.monotonic() - began < 2

    def test_that_say_nothing_are_not_waited_for(self, web):
        began = time.monotonic()
        with web.machine("city.example", lambda connection: connection.recv(10_000) and time.sleep(3)):
            assert web.visitor(patience=0.5).visit(HOME) == UNREACHABLE
        assert time.monotonic() - began < 2

    def test_that_never_end_their_page_are_left_in_the_midst(self, web):
        endless = itertools.repeat(b"x" * 65_536)
        assert found(web, {"HEAD /": (405,), "GET /": (200, {}, endless)}) == Found(LinkState.SOUND, 200)

    def test_that_never_end_their_rules_are_read_so_far(self, web):
        endless = itertools.chain([b"User-agent: *\nDisallow: /\n"], itertools.repeat(b"# more\n" * 1000))
        assert found(web, {"/robots.txt": (200, {}, endless)}) == Found(LinkState.REFUSED)

    @pytest.mark.parametrize(
        "nonsense",
        [
            b"",
            b"hello\r\n\r\n",
            b"HTTP/1.1 abc OK\r\n\r\n",
            b"HTTP/1.1 301 Moved\r\nLocation: http://[\r\n\r\n",
            b"HTTP/1.1 200 OK\r\n" + b"A: b\r\n" * 5000 + b"\r\n",
            b"HTTP/1.1 200 OK\r\nA: " + b"b" * 100_000 + b"\r\n\r\n",
        ],
    )
    def test_that_talk_nonsense_are_not_reached(self, web, nonsense):
        def talk(connection):
            connection.recv(10_000)
            connection.sendall(nonsense)

        with web.machine("city.example", talk):
            assert web.visitor().visit(HOME) == UNREACHABLE


class TestManners:
    def test_ask_the_host_what_it_wants_and_keep_to_it(self, web):
        rules = b"User-agent: MultilevelLinkCheck\nDisallow: /private\n"
        with web.site("city.example", {"/robots.txt": (200, {}, rules), "/": (200,), "/private": (200,)}):
            visitor = web.visitor()
            states = [visitor.visit(HOME + page).state for page in ("", "private", "private/more")]
        assert states == [LinkState.SOUND, LinkState.REFUSED, LinkState.REFUSED]
        assert web.asked == ["GET city.example/robots.txt", "HEAD city.example/"]

    def test_wait_before_the_same_host_is_asked_again(self, web):
        with web.site("city.example", {"/": (200,)}):
            visitor = web.visitor(pace=Pace(0.2))
            visitor.visit(HOME)
            visitor.visit(HOME)
        gaps = [after - before for before, after in itertools.pairwise(web.at)]
        assert [gap >= 0.19 for gap in gaps] == [True, True]

    def test_but_not_for_another(self, web):
        with web.site("city.example", {"/": (200,)}), web.site("state.example", {"/": (200,)}):
            visitor = web.visitor(pace=Pace(0.5))
            visitor.visit(HOME)
            visitor.visit("http://state.example/")
        assert web.asked[1:3] == ["HEAD city.example/", "GET state.example/robots.txt"]
        assert web.at[2] - web.at[1] < 0.4


@pytest.mark.skipif(shutil.which("openssl") is None, reason="there is no openssl to make a certificate with")
class TestEncryption:
    @pytest.fixture
    def secure(self, web, tmp_path, monkeypatch):
        """city.example and other.example on one machine, with a certificate for the first."""
        pair = certificate(tmp_path, "city.example")
        with web.site("city.example", {"/": (200,)}):
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(pair)
            web.last.socket = context.wrap_socket(web.last.socket, server_side=True)
            web.names["other.example"] = web.names["city.example"]
            monkeypatch.setenv("SSL_CERT_FILE", str(pair))
            _trust.cache_clear()
            yield
        _trust.cache_clear()

    def test_is_checked_for_the_name_and_not_for_the_machine(self, web, secure):
        visit = web.visitor().visit
        assert visit("https://city.example/") == Found(LinkState.SOUND, 200)
        assert visit("https://other.example/") == UNREACHABLE

    def test_that_nobody_has_signed_is_none(self, web, secure, monkeypatch):
        monkeypatch.delenv("SSL_CERT_FILE")
        _trust.cache_clear()
        assert web.visitor().visit("https://city.example/") == UNREACHABLE
