# Serving: answers POST with what the current model says. Containers are given this behind inference.py, as one text.
#
#   MODELS       a folder, or the address of a container of Azure's blob storage
#   SEED_MODEL   the model that answers until the first was trained
#   PORT         8080 without it

import http.server
import time
import urllib.error
import urllib.parse
import urllib.request

SECONDS_BETWEEN_LOOKS = 30


def read_current():
    """The model that was trained last, or None where none was."""
    models = os.environ["MODELS"]
    if not models.startswith("http"):
        try:
            return model_fn(os.path.join(models, "current"))
        except FileNotFoundError:
            return None
    request = urllib.request.Request(
        f"{models}/current/model.json",
        headers={"Authorization": f"Bearer {azure_token()}", "x-ms-version": "2023-11-03"},
    )
    try:
        with urllib.request.urlopen(request, timeout=10) as response:
            return json.load(response)
    except urllib.error.HTTPError as error:
        if error.code == 404:
            return None
        raise


def azure_token():
    """A token of the container's managed identity, as Container Apps hands it out."""
    question = {
        "resource": "https://storage.azure.com/",
        "api-version": "2019-08-01",
        "client_id": os.environ["AZURE_CLIENT_ID"],
    }
    request = urllib.request.Request(
        f"{os.environ['IDENTITY_ENDPOINT']}?{urllib.parse.urlencode(question)}",
        headers={"X-IDENTITY-HEADER": os.environ["IDENTITY_HEADER"]},
    )
    with urllib.request.urlopen(request, timeout=10) as response:
        return json.load(response)["access_token"]


class Server(http.server.ThreadingHTTPServer):
    """Keeps the model, and looks now and then whether there is a newer one."""

    model = json.loads(os.environ["SEED_MODEL"])
    looked = float("-inf")

    def current(self):
        if time.monotonic() - self.looked > SECONDS_BETWEEN_LOOKS:
            # Set first: while storage is away, requests do not queue for it.
            self.looked = time.monotonic()
            try:
                self.model = read_current() or self.model
            except (OSError, ValueError) as problem:
                print(f"Still serving model {self.model['id']}: {problem}", flush=True)
        return self.model


class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.answer(200, {"model": self.server.current()["id"]})

    def do_POST(self):
        try:
            length = int(self.headers.get("Content-Length", 0))
            answer = predict(self.server.current(), json.loads(self.rfile.read(length)))
        except ValueError as problem:
            self.answer(400, {"error": str(problem)})
        else:
            self.answer(200, answer)

    def answer(self, status, value):
        body = json.dumps(value).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


Server(("", int(os.environ.get("PORT", "8080"))), Handler).serve_forever()
