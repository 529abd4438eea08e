# One private subnet and no way to the internet: Google's own services are reached
# through an address of the network.

resource "google_compute_network" "this" {
  name                    = var.name
  auto_create_subnetworks = false
}

resource "google_compute_subnetwork" "private" {
  name                     = "${var.name}-private"
  network                  = google_compute_network.this.id
  ip_cidr_range            = "10.30.1.0/24"
  private_ip_google_access = true

  log_config {
    aggregation_interval = "INTERVAL_1_MIN"
    flow_sampling        = 1.0
    metadata             = "INCLUDE_ALL_METADATA"
  }
}

resource "google_compute_global_address" "apis" {
  name         = "${var.name}-apis"
  address_type = "INTERNAL"
  purpose      = "PRIVATE_SERVICE_CONNECT"
  network      = google_compute_network.this.id
  address      = "10.30.255.2"
}

# Names of such rules hold letters and digits alone, at most 20.
resource "google_compute_global_forwarding_rule" "apis" {
  name                  = replace("${var.name}apis", "-", "")
  target                = "all-apis"
  network               = google_compute_network.this.id
  ip_address            = google_compute_global_address.apis.id
  load_balancing_scheme = ""
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
  destination_ranges = ["10.30.255.2/32", "199.36.153.8/30"]

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
  rrdatas      = [google_compute_global_address.apis.address]
}
