"""Makes pepper.jsonl: hashes of the form with a pepper, computed without this library.

    python3 pepper.py > pepper.jsonl        (python3-bcrypt 3.2.2, Python's own hmac and base64)

Peppers and salts are the first bytes of SHA-256 of a label, so that each run gives the same rows.
"""

import base64
import hashlib
import hmac
import json

import bcrypt

PEPPERS = {name: hashlib.sha256(f"auth.core test pepper {name}".encode()).digest() for name in ("p1", "k2", "z", "0123456789abcdef")}
PASSWORDS = [
    ("ascii", "correct horse battery".encode()),
    ("umlauts and emoji", "Grüße-Ω-42\U0001F511".encode()),
    ("71 bytes", b"a" * 71),
    ("72 bytes", b"a" * 72),
    ("73 bytes", b"a" * 73),
    ("256 bytes of emoji", ("\U0001F600" * 64).encode()),
    ("1,024 bytes", b"a" * 1024),
    ("NUL inside", b"a\0b"),
    ("NUL behind", b"a\0"),
    ("one letter", b"a"),
]


def digest(pepper, password, cost, label):
    keyed = base64.b64encode(hmac.new(pepper, password, hashlib.sha384).digest())
    assert len(keyed) == 64
    text = hashlib.sha256(label.encode()).hexdigest()[:21] + "u"
    return bcrypt.hashpw(keyed, f"$2b${cost:02}${text}".encode()).decode()[7:]


def row(number, name, pepper, password, cost):
    fields = digest(PEPPERS[pepper], password, cost, f"salt {number}")
    return {
        "id": f"pepper-{number}",
        "source": "python3-bcrypt 3.2.2 and hmac, by pepper.py",
        "note": name,
        "pepper": pepper,
        "pepper_b64": base64.b64encode(PEPPERS[pepper]).decode(),
        "password_b64": base64.b64encode(password).decode(),
        "hash": f"$bcrypt-hmac-sha384$v=1,k={pepper},r={cost}${fields[:22]}${fields[22:]}",
    }


number = 0
for pepper in PEPPERS:
    for name, password in PASSWORDS:
        number += 1
        print(json.dumps(row(number, name, pepper, password, 4 + number % 3)))
print(json.dumps(row(number + 1, "ten rounds, two digits of cost", "p1", PASSWORDS[0][1], 10)))
