"""The reader as the forced command of a real sshd: no way from it to a shell or a file."""

from __future__ import annotations

import getpass
import os
import shlex
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.terminal import ROOT, Terminal

SSHD = "/usr/sbin/sshd"
PATIENCE = 15.0

pytestmark = pytest.mark.skipif(
    not (Path(SSHD).exists() and shutil.which("ssh") and shutil.which("ssh-keygen")),
    reason="a real sshd is needed (on Debian: apt-get install openssh-server)",
)


@pytest.fixture
def library(tmp_path: Path) -> Path:
    folder = tmp_path / "library"
    folder.mkdir()
    (folder / "fire.txt").write_text(
        "Fire closes Harbour Bridge\n\nPORTMOUTH, May 25 (Reuters) - A fire closed the bridge on Monday.\n"
    )
    return folder


@pytest.fixture
def ssh(tmp_path: Path, library: Path) -> Iterator[str]:
    """How to log in."""
    for name in ("host", "user"):
        subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", tmp_path / name], check=True)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = shlex.join(
        ["env", f"HOME={tmp_path}", f"PYTHONPATH={ROOT}", sys.executable, "-m", "reader", "--restricted", str(library)]
    )
    (tmp_path / "config").write_text(
        f"Port {port}\nListenAddress 127.0.0.1\nHostKey {tmp_path}/host\nAuthorizedKeysFile {tmp_path}/user.pub\n"
        f"StrictModes no\nUsePAM no\nPasswordAuthentication no\nPermitRootLogin yes\nPidFile none\n"
        f"Subsystem sftp internal-sftp\nForceCommand {command}\nDisableForwarding yes\n"
    )
    if os.geteuid() == 0:
        Path("/run/sshd").mkdir(exist_ok=True)
    log = tmp_path / "log"
    with log.open("w") as told:
        server = subprocess.Popen([SSHD, "-D", "-e", "-f", tmp_path / "config"], stderr=told)
    deadline = time.monotonic() + PATIENCE
    while "Server listening" not in log.read_text():
        if server.poll() is not None or time.monotonic() > deadline:
            pytest.skip(f"sshd does not run here: {log.read_text()}")
        time.sleep(0.05)
    yield (
        f"ssh -F none -p {port} -i {tmp_path}/user -o IdentitiesOnly=yes -o StrictHostKeyChecking=no -o LogLevel=ERROR "
        f"-o UserKnownHostsFile=/dev/null {getpass.getuser()}@127.0.0.1"
    )
    server.terminate()
    server.wait(PATIENCE)


def test_the_forced_command_leads_nowhere_else(tmp_path: Path, ssh: str, library: Path) -> None:
    terminal = Terminal.of(tmp_path, ["/bin/sh", "-c", f"exec {ssh} -tt /bin/sh"])
    terminal.wait("PORTMOUTH")
    terminal.send("\x1a")
    terminal.wait("no shell")
    terminal.send("s")
    terminal.wait("Starred")
    for key in "daRE":
        terminal.send(key)
        terminal.wait("Here one can only read")
        terminal.send("s")
        terminal.wait(lambda text: "tarred" in text or "Star taken" in text)
    terminal.send("\x03")
    terminal.wait("quits at once")
    terminal.send("\x1c")
    terminal.send("Q")
    assert terminal.ended() == (0, None)
    assert list(library.iterdir()) == [library / "fire.txt"]


@pytest.mark.parametrize("asked", ["id", "cat /etc/passwd"])
def test_without_a_terminal_there_is_the_list_and_nothing_else(tmp_path: Path, ssh: str, asked: str) -> None:
    result = subprocess.run(
        f"{ssh} -T {asked}",
        shell=True,
        input="! id\n:!id\n/etc/passwd\nl\n",
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert "1 article, 1 to 1:" in result.stdout
    assert "Fire closes" in result.stdout
    assert "uid=" not in result.stdout
    assert "root:" not in result.stdout


def test_the_line_that_is_cut_leaves_no_process(tmp_path: Path, ssh: str, library: Path) -> None:
    terminal = Terminal.of(tmp_path, ["/bin/sh", "-c", f"exec {ssh} -tt"])
    terminal.wait("PORTMOUTH")
    os.close(terminal.child.child_fd)
    deadline = time.monotonic() + PATIENCE
    while readers(library) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not readers(library)


def readers(library: Path) -> list[bytes]:
    """The processes that read this library."""
    found = []
    for name in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            words = name.read_bytes()
        except OSError:
            continue
        if b"--restricted" in words and bytes(library) in words and b"sshd" not in words:
            found.append(words)
    return found
