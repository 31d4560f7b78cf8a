import email
import email.header
import email.policy
import sys

mail, text, page = sys.argv[1:]
with open(mail, "rb") as f:
    old = email.message_from_bytes(f.read())
with open(mail, "rb") as f:
    m = email.message_from_bytes(f.read(), policy=email.policy.default)
print(m["subject"])
print(m["date"].datetime.isoformat())
for field in ("from", "to"):
    raw = old[field].replace("\n", "")
    print(field, email.header.make_header(email.header.decode_header(raw)))
print(m.get_content_type(), m.defects)
for kind, path in (("plain", text), ("html", page)):
    part = m.get_body(kind)
    with open(path, encoding="utf-8") as f:
        print(kind, part.get_content() == f.read(), part.defects)
