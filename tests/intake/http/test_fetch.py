"""Requests to servers that mean ill, or know no better."""

import gzip
import socket
import threading
import time
import tracemalloc
from collections.abc import Callable
from dataclasses import replace

import brotli
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader import __version__
from reader.intake.http import FetchError, Refused, Response, Validators, fetch
from reader.intake.http.location import LocationError, located, typed
from reader.intake.http.reach import is_public
from tests.site import Handler, Site, site


def ask(url: str, **options: object) -> Response:
    return fetch(url, given=(url,), **options)  # type: ignore[arg-type]


def test_an_answer_comes_with_its_headers_and_says_who_asked_and_nothing_else(here: Site) -> None:
    url = here.says("/a?b=c", "hello", ETag='"x"', Set_Cookie="id=1")
    answer = ask(url + "#part")
    assert (answer.status, answer.body, answer.url) == (200, b"hello", url)
    ask(url)
    sent = here.asked[-1].headers
    assert __version__ in sent["user-agent"]
    assert sent["accept-encoding"] == "gzip,deflate,br,zstd"
    assert not {"cookie", "referer", "authorization", "if-none-match"} & set(sent)


def test_validators_go_back_byte_for_byte_and_only_to_their_own_address(here: Site) -> None:
    url = here.says("/feed", status=304, ETag='W/"new"')
    odd = Validators(url, etag='W/unquoted"\xe9;', last_modified="Tue, 31 Feb 2015 99:00:00 nonsense")
    answer = ask(url, validators=odd)
    sent = here.asked[0].headers
    assert (sent["if-none-match"], sent["if-modified-since"]) == (odd.etag, odd.last_modified)
    assert (answer.status, answer.validators.etag) == (304, 'W/"new"')
    ask(here.says("/other"), validators=odd)
    assert "if-none-match" not in here.asked[1].headers


@pytest.mark.parametrize("coding", ["gzip", "br", "zstd"])
def test_a_bomb_is_given_up_before_it_fills_the_memory(here: Site, coding: str) -> None:
    from backports.zstd import compress

    zeros = bytes(100_000_000)
    pack: Callable[[bytes], bytes] = {"gzip": gzip.compress, "br": lambda d: brotli.compress(d, quality=1)}.get(
        coding, compress
    )
    packed = pack(zeros)
    del zeros
    url = here.says("/bomb", packed, Content_Encoding=coding)
    tracemalloc.start()
    try:
        with pytest.raises(FetchError, match="more than 2 MB"):
            ask(url, most_bytes=2_000_000)
        assert tracemalloc.get_traced_memory()[1] < 20_000_000
    finally:
        tracemalloc.stop()


def test_a_packed_answer_is_unpacked(here: Site) -> None:
    from backports.zstd import compress

    for coding, packed in (
        ("gzip", gzip.compress(b"x" * 9)),
        ("br", brotli.compress(b"x" * 9)),
        ("zstd", compress(b"x" * 9)),
    ):
        assert ask(here.says(f"/{coding}", packed, Content_Encoding=coding)).body == b"x" * 9
    with pytest.raises(FetchError, match="decompressed"):
        ask(here.says("/lie", b"plain text", Content_Encoding="gzip"))


def test_an_answer_without_end_is_given_up(here: Site) -> None:
    def pour(handler: Handler) -> None:
        handler.send_response(200)
        handler.send_header("Connection", "close")
        handler.end_headers()
        while True:
            handler.wfile.write(bytes(65_536))

    with pytest.raises(FetchError, match="more than 3 MB"):
        ask(here.does("/endless", pour), most_bytes=3_000_000)
    with pytest.raises(FetchError, match="more than 50 MB"):
        ask(here.says("/large", b"", Content_Length=str(10_000_000_000)))


def drip(where: str) -> Callable[[Handler], None]:
    """Send a byte now and then, in the headers or in the body."""

    def act(handler: Handler) -> None:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\n" + (b"\r\n" if where == "body" else b"X: "))
        for _ in range(600):
            handler.wfile.write(b"a")
            time.sleep(0.05)

    return act


@pytest.mark.parametrize("where", ["headers", "body"])
def test_a_slow_drip_ends_when_the_time_is_over(here: Site, where: str) -> None:
    before = time.monotonic()
    with pytest.raises(FetchError, match="too slow"):
        ask(here.does("/drip", drip(where)), deadline=0.4)
    assert time.monotonic() - before < 5


def test_an_answer_that_is_cut_off_is_none(here: Site) -> None:
    with pytest.raises(FetchError, match="cut off"):
        ask(here.says("/cut", b"half", Content_Length="4000"))

    def chunks(handler: Handler) -> None:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n")
        handler.close_connection = True

    with pytest.raises(FetchError, match="cut off"):
        ask(here.does("/chunks", chunks))


def test_a_redirect_is_followed_and_told(here: Site) -> None:
    here.says("/b", "there")
    here.says("/a", "ignored", 302, Location="b#x")
    url = here.says("/", "ignored", 308, Location="/a")
    answer = ask(url)
    assert (answer.body, answer.url) == (b"there", f"{here.url}/b")
    assert [(hop.status, hop.is_permanent) for hop in answer.hops] == [(308, True), (302, False)]


def test_redirects_end(here: Site) -> None:
    url = here.says("/round", status=301, Location="/again")
    here.says("/again", status=301, Location="/round")
    with pytest.raises(FetchError, match="circle"):
        ask(url)
    for number in range(40):
        here.says(f"/{number}", bytes(1000), 302, Location=f"/{number + 1}")
    with pytest.raises(FetchError, match="without end"):
        ask(f"{here.url}/0")


@pytest.mark.parametrize(
    "target", ["file:///etc/passwd", "javascript:alert(1)", "gopher://x/", "http://", "//", "http://a b/"]
)
def test_a_redirect_to_what_is_no_page_is_refused(here: Site, target: str) -> None:
    with pytest.raises(FetchError):
        ask(here.says("/", status=302, Location=target))
    assert len(here.asked) <= 11


def test_an_address_of_our_own_is_refused_unless_the_user_typed_it(here: Site) -> None:
    url = here.says("/", "secret")
    with pytest.raises(Refused, match="not on the public net"):
        fetch(url)
    with pytest.raises(Refused, match="not on the public net"):
        fetch(url, given=("http://127.0.0.1:1/", "http://example.org/"))
    assert not here.asked
    assert ask(url).body == b"secret"


def test_a_redirect_to_another_address_of_our_own_is_refused(here: Site) -> None:
    with site("127.0.0.2") as other:
        secret = other.says("/", "secret")
        with pytest.raises(Refused, match=r"127\.0\.0\.2 is not on the public net"):
            ask(here.says("/", status=302, Location=secret))
        assert not other.asked


def test_a_name_that_turns_out_to_mean_an_address_of_our_own_is_refused(
    here: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    port = int(here.url.rpartition(":")[2])
    answers = iter([("93.184.216.34", port), ("127.0.0.1", port)])
    resolved: list[object] = []

    def resolve(*_: object, **__: object) -> object:
        resolved.append(None)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", next(answers))]

    connected: list[object] = []

    def connect(_: object, address: object) -> None:
        connected.append(address)
        raise ConnectionRefusedError

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    monkeypatch.setattr(socket.socket, "connect", connect)
    with pytest.raises(FetchError, match="does not answer"):
        fetch(f"http://rebound.example:{port}/", given=(f"http://rebound.example:{port}/",))
    assert len(resolved) == 1
    assert connected == [("93.184.216.34", port)]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: [(2, 1, 6, "", ("127.0.0.1", port))])
    with pytest.raises(Refused, match=r"rebound\.example \(127\.0\.0\.1\) is not on the public net"):
        fetch(f"http://rebound.example:{port}/", given=(f"http://rebound.example:{port}/",))
    assert not here.asked


@pytest.mark.parametrize(
    "address",
    "127.0.0.1 127.255.0.1 10.0.0.1 172.16.0.1 192.168.1.1 169.254.169.254 100.64.0.1 0.0.0.0 224.0.0.1 255.255.255.255"
    " ::1 :: fe80::1 fe80::1%eth0 fc00::1 ff02::1 ::ffff:127.0.0.1 ::ffff:10.0.0.1 64:ff9b::7f00:1 2002:7f00:1:: "
    "::127.0.0.1 nonsense".split(),
)
def test_what_is_not_on_the_public_net(address: str) -> None:
    assert not is_public(address)


def test_what_is_on_the_public_net() -> None:
    assert is_public("93.184.216.34")
    assert is_public("2606:2800:220:1:248:1893:25c8:1946")
    assert is_public("::ffff:93.184.216.34")


def test_hosts_written_in_other_ways_are_looked_at_as_what_they_mean() -> None:
    for host in ("2130706433", "0x7f.1", "127.1", "localhost", "[::ffff:127.0.0.1]"):
        with pytest.raises(FetchError):
            fetch(f"http://{host}:9/")


def test_a_server_that_speaks_something_else_is_an_error() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        url = f"http://127.0.0.1:{server.getsockname()[1]}/"

        def greet() -> None:
            line, _ = server.accept()
            line.recv(4096)
            line.sendall(b"220 mail.example ESMTP\x1b[2J\r\n")
            line.close()

        threading.Thread(target=greet, daemon=True).start()
        with pytest.raises(FetchError) as raised:
            ask(url)
        assert "\x1b" not in str(raised.value)
    with pytest.raises(FetchError, match="does not answer"):
        ask(url)


def test_the_turn_of_each_host_is_waited_for(here: Site) -> None:
    from contextlib import nullcontext

    waited: list[str] = []

    def turn(host: str) -> nullcontext[None]:
        waited.append(host)
        return nullcontext()

    here.says("/b", "there")
    ask(here.says("/a", status=301, Location="/b"), turn=turn)
    assert waited == ["127.0.0.1", "127.0.0.1"]


def test_a_name_and_password_go_only_to_the_host_that_they_were_given_for(here: Site) -> None:
    here.says("/b", "there")
    here.says("/a", status=302, Location=here.url.replace("//", "//eve:x@") + "/b")
    url = here.url.replace("//", "//user:p%40ss@") + "/a"
    assert fetch(url, given=(url,)).url == f"{here.url}/b"
    assert here.asked[0].headers["authorization"] == "Basic dXNlcjpwQHNz"
    assert "authorization" not in here.asked[1].headers


def test_addresses_are_understood_as_people_type_them() -> None:
    assert typed(" example.org/feed ") == "https://example.org/feed"
    assert typed("feed://example.org/x") == "https://example.org/x"
    assert typed("feed:https://example.org/x") == "https://example.org/x"
    assert typed("localhost:8000/x") == "http://localhost:8000/x"
    for wrong in ("javascript:alert(1)", "file:///etc/passwd", "", "http://", "two words"):
        with pytest.raises(LocationError):
            typed(wrong)


@settings(max_examples=50)
@given(st.text(max_size=60))
def test_any_address_is_located_or_refused(text: str) -> None:
    for url in (text, f"http://{text}", f"http://example.org/{text}"):
        try:
            location = located(url)
        except LocationError:
            continue
        # An address that is told to others has no credentials.
        assert located(location.url) == replace(location, credentials=None)
        location.url.encode("ascii")
