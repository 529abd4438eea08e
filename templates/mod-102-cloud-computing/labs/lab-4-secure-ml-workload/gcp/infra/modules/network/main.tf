# One private subnet and no way to the internet. As it stands nobody sees what goes
# through it, and Google's own services have no address in it: your task is both.

resource "google_compute_network" "this" {
  name                    = var.name
  auto_create_subnetworks = false
}

resource "google_compute_subnetwork" "private" {
  name                     = "${var.name}-private"
  network                  = google_compute_network.this.id
  ip_cidr_range            = "10.30.1.0/24"
  private_ip_google_access = true
}

# Identity-Aware Proxy: it asks who you are before it lets a connection through,
# and always comes from this range.
resource "google_compute_firewall" "tunnel" {
  name          = "${var.name}-tunnel"
  network       = google_compute_network.this.name
  direction     = "INGRESS"
  source_ranges = ["35.235.240.0/20"]
  target_tags   = [var.name]

  allow {
    protocol = "tcp"
    ports    = ["22"]
  }

  log_config {
    metadata = "INCLUDE_ALL_METADATA"
  }
}

resource "google_compute_firewall" "nothing_out" {
  name               = "${var.name}-nothing-out"
  network            = google_compute_network.this.name
  direction          = "EGRESS"
  priority           = 65000
  destination_ranges = ["0.0.0.0/0"]

  deny {
    protocol = "all"
  }

  log_config {
    metadata = "INCLUDE_ALL_METADATA"
  }
}

resource "google_compute_firewall" "apis" {
  name               = "${var.name}-apis"
  network            = google_compute_network.this.name
  direction          = "EGRESS"
  destination_ranges = ["199.36.153.8/30"]

  allow {
    protocol = "tcp"
    ports    = ["443"]
  }
}
