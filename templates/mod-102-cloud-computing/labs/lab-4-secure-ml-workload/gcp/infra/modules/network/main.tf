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

# The names of Google's services lead to an address that the machines may talk to;
# those that the internet knows are closed to them.
resource "google_dns_managed_zone" "services" {
  for_each = { apis = "googleapis.com.", run = "run.app." }

  name        = "${var.name}-${each.key}"
  dns_name    = each.value
  description = "Google's services, as this network reaches them"
  visibility  = "private"

  private_visibility_config {
    networks {
      network_url = google_compute_network.this.id
    }
  }
}

resource "google_dns_record_set" "services" {
  for_each = google_dns_managed_zone.services

  managed_zone = each.value.name
  name         = "*.${each.value.dns_name}"
  type         = "A"
  ttl          = 300
  rrdatas      = ["199.36.153.8", "199.36.153.9", "199.36.153.10", "199.36.153.11"]
}
