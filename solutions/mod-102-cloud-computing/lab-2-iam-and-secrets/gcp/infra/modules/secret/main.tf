# A token whose value Terraform never sees: the first version is added by the
# procedure, so it is in no code, no plan and no state. Secret Manager does not
# change it by itself: it tells the topic when it is time.

resource "google_secret_manager_secret" "token" {
  secret_id = "${var.name}-registry-token"
  labels    = var.labels

  replication {
    auto {}
  }

  rotation {
    rotation_period    = "2592000s"
    next_rotation_time = timeadd(terraform_data.made.output, "720h")
  }

  topics {
    name = google_pubsub_topic.rotation.id
  }

  depends_on = [google_pubsub_topic_iam_member.secret_manager]
}

# The time of the first plan, kept: the next rotation has to lie in the future.
resource "terraform_data" "made" {
  input = plantimestamp()

  lifecycle {
    ignore_changes = [input]
  }
}

data "google_project" "current" {}

resource "google_pubsub_topic" "rotation" {
  name                       = "${var.name}-rotation"
  message_retention_duration = "604800s"
}

resource "google_pubsub_topic_iam_member" "secret_manager" {
  topic  = google_pubsub_topic.rotation.id
  role   = "roles/pubsub.publisher"
  member = "serviceAccount:service-${data.google_project.current.number}@gcp-sa-secretmanager.iam.gserviceaccount.com"
}

# Read by whoever rotates: a person at first, a job later.
resource "google_pubsub_subscription" "rotation" {
  name                 = "${var.name}-rotation"
  topic                = google_pubsub_topic.rotation.id
  ack_deadline_seconds = 60
}
