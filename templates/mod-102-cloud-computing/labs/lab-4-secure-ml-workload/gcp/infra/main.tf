locals {
  # Some of Google's names stay taken after a destroy: the minute of the start keeps
  # them apart.
  edition = formatdate("YYYYMMDDhhmm", terraform_data.started.input)

  # Commands of the training machine; docs/cloud.md says how they are called.
  machine_script = templatefile("${path.module}/workload/machine.sh.tftpl", {
    files = { for name in ["inference.py", "train.py"] : name => file("${path.module}/workload/${name}") }

    commands = {
      train = <<-SHELL
        mkdir "$folder/data" "$folder/models"
        gcloud storage cp --recursive "gs://${module.ingestion.data_bucket}/landing" "$folder/data"
        python3 /opt/workload/train.py "$folder/data" "$folder/models"
        gcloud storage cp --recursive "$folder/models/runs" "$folder/models/current" "gs://${module.ingestion.models_bucket}"
      SHELL

      # By the token of the machine, which the service takes.
      ask = <<-SHELL
        token=$(curl --silent --fail --header "Metadata-Flavor: Google" \
          "http://metadata.google.internal/computeMetadata/v1/instance/service-accounts/default/identity?audience=$1")
        curl --silent --show-error --header "Authorization: Bearer $token" --data "$2" "$1"
      SHELL
    }
  })
}

module "key" {
  source = "./modules/key"

  name    = local.name
  edition = local.edition
  region  = var.region
  project = data.google_project.current.number
}

module "network" {
  source = "./modules/network"

  name = local.name
}

module "ingestion" {
  source = "./modules/ingestion"

  name           = local.name
  region         = var.region
  project_number = data.google_project.current.number
  key_id         = module.key.id
}

module "training" {
  source = "./modules/training"

  name           = local.name
  region         = var.region
  zone           = var.zone
  machine_type   = var.instance_type
  machine_script = local.machine_script
  ends_at        = local.ends_at
  subnetwork_id  = module.network.subnetwork_id
  key_id         = module.key.id
  data_bucket    = module.ingestion.data_bucket
  models_bucket  = module.ingestion.models_bucket
  labels         = local.labels
}

module "serving" {
  source = "./modules/serving"

  name          = local.name
  region        = var.region
  image         = var.serving_image
  program       = join("\n", [for name in ["inference.py", "serve.py"] : file("${path.module}/workload/${name}")])
  seed_model    = file("${path.module}/workload/seed-model.json")
  callers       = { training = module.training.member }
  network_id    = module.network.network_id
  subnetwork_id = module.network.subnetwork_id
  key_id        = module.key.id
  models_bucket = module.ingestion.models_bucket
}

module "operations" {
  source = "./modules/operations"

  name         = local.name
  region       = var.region
  project      = data.google_project.current.number
  zone         = module.training.zone
  disk         = module.training.disk
  service_name = module.serving.name
  labels       = local.labels
  channels     = module.budget.channels
}

module "budget" {
  source = "./modules/budget"

  name         = local.name
  workspace    = local.labels.workspace
  budget       = var.budget
  alert_emails = var.alert_emails
}
