"""Headless Chromium, spoken to over a pipe; the standard library only.

    with Browser(shutil.which("chromium")) as b:
        page = b.open("/tmp/report.html", width=360)
        page.run("document.title")
        page.messages       # what the console said
        page.screenshot("/tmp/report.png")
        page.pdf("/tmp/report.pdf")
"""

import base64
import json
import os
import shutil
import subprocess
import tempfile

FLAGS = """--headless --no-sandbox --disable-gpu --disable-quic --no-first-run
    --disable-background-networking --disable-component-update --disable-sync
    --hide-scrollbars --remote-debugging-pipe""".split()


class Browser:
    def __init__(self, program):
        self.folder = tempfile.mkdtemp()
        to_read, self.to = os.pipe()
        self.back, to_write = os.pipe()

        def keep():  # the browser reads on 3 and writes on 4
            a, b = os.dup(to_read), os.dup(to_write)
            os.dup2(a, 3)
            os.dup2(b, 4)

        self.process = subprocess.Popen(
            [program, *FLAGS, "--user-data-dir=" + self.folder],
            preexec_fn=keep, close_fds=False, start_new_session=True,
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL)
        os.close(to_read)
        os.close(to_write)
        self.unread = b""
        self.sent = 0
        self.page = None

    def __enter__(self):
        return self

    def __exit__(self, *what):
        try:
            self.call("Browser.close")
        except (OSError, EOFError):
            self.process.kill()
        self.process.wait()
        os.close(self.to)
        os.close(self.back)
        shutil.rmtree(self.folder, ignore_errors=True)

    def receive(self):
        while b"\0" not in self.unread:
            more = os.read(self.back, 1 << 20)
            if not more:
                raise EOFError("the browser is gone")
            self.unread += more
        message, self.unread = self.unread.split(b"\0", 1)
        return json.loads(message)

    def call(self, method, session=None, **params):
        self.sent += 1
        message = {"id": self.sent, "method": method, "params": params}
        if session:
            message["sessionId"] = session
        os.write(self.to, json.dumps(message).encode() + b"\0")
        while True:
            got = self.receive()
            if got.get("id") == self.sent:
                if "error" in got:
                    raise RuntimeError(f"{method}: {got['error']}")
                return got["result"]
            if self.page:
                self.page.notice(got)

    def open(self, path, width=1280, height=900, dark=False):
        self.page = Page(self, width, height, dark)
        self.page.load("file://" + os.path.abspath(path))
        return self.page


class Page:
    def __init__(self, browser, width, height, dark):
        self.browser = browser
        self.messages = []
        self.requests = []
        self.loaded = False
        target = browser.call("Target.createTarget", url="about:blank")
        self.session = browser.call("Target.attachToTarget", flatten=True,
                                    targetId=target["targetId"])["sessionId"]
        for domain in "Page Runtime Log Network".split():
            self.call(domain + ".enable")
        self.call("Emulation.setDeviceMetricsOverride", width=width,
                  height=height, deviceScaleFactor=1, mobile=False)
        self.call("Emulation.setEmulatedMedia", features=[
            {"name": "prefers-color-scheme",
             "value": "dark" if dark else "light"}])

    def call(self, method, **params):
        return self.browser.call(method, self.session, **params)

    def notice(self, message):
        params = message.get("params", {})
        if message["method"] == "Page.loadEventFired":
            self.loaded = True
        elif message["method"] == "Log.entryAdded":
            self.messages.append(params["entry"]["text"])
        elif message["method"] in ("Runtime.consoleAPICalled",
                                   "Runtime.exceptionThrown"):
            self.messages.append(json.dumps(params)[:400])
        elif message["method"] == "Network.requestWillBeSent":
            self.requests.append(params["request"]["url"])

    def load(self, url):
        self.call("Page.navigate", url=url)
        while not self.loaded:
            self.notice(self.browser.receive())

    def run(self, script):
        got = self.call("Runtime.evaluate", expression=script,
                        returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in got:
            raise RuntimeError(json.dumps(got["exceptionDetails"])[:800])
        return got["result"].get("value")

    def screenshot(self, path, top=0, height=None):
        size = self.call("Page.getLayoutMetrics")["cssContentSize"]
        clip = {"x": 0, "y": top, "width": size["width"],
                "height": height or size["height"] - top, "scale": 1}
        got = self.call("Page.captureScreenshot", clip=clip,
                        captureBeyondViewport=True)
        with open(path, "wb") as f:
            f.write(base64.b64decode(got["data"]))

    def pdf(self, path):
        got = self.call("Page.printToPDF", preferCSSPageSize=True,
                        printBackground=True)
        with open(path, "wb") as f:
            f.write(base64.b64decode(got["data"]))
