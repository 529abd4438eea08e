# Answers requests; it costs next to nothing while nobody asks. As it stands anybody
# on the internet reaches it: your task is to let in the network of the project
# alone.

resource "azurerm_user_assigned_identity" "serving" {
  name                = "${var.place.name}-serving"
  location            = var.place.location
  resource_group_name = var.place.resource_group_name
  tags                = var.place.tags
}

resource "azurerm_role_assignment" "models" {
  scope                = var.storage_id
  role_definition_name = "Storage Blob Data Reader"
  principal_id         = azurerm_user_assigned_identity.serving.principal_id
  principal_type       = "ServicePrincipal"
}

resource "azurerm_container_app_environment" "this" {
  name                           = var.place.name
  location                       = var.place.location
  resource_group_name            = var.place.resource_group_name
  log_analytics_workspace_id     = var.log_id
  infrastructure_subnet_id       = var.subnet_id
  internal_load_balancer_enabled = false
  tags                           = var.place.tags
}

# Azure gives an environment a domain, and to an internal one no name server: this
# zone has the network find what the environment serves.
resource "azurerm_private_dns_zone" "serving" {
  name                = azurerm_container_app_environment.this.default_domain
  resource_group_name = var.place.resource_group_name
  tags                = var.place.tags
}

resource "azurerm_private_dns_zone_virtual_network_link" "serving" {
  name                  = "${var.place.name}-serving"
  resource_group_name   = var.place.resource_group_name
  private_dns_zone_name = azurerm_private_dns_zone.serving.name
  virtual_network_id    = var.network_id
  tags                  = var.place.tags
}

resource "azurerm_private_dns_a_record" "serving" {
  name                = "*"
  resource_group_name = var.place.resource_group_name
  zone_name           = azurerm_private_dns_zone.serving.name
  ttl                 = 300
  records             = [azurerm_container_app_environment.this.static_ip_address]
  tags                = var.place.tags
}

resource "azurerm_container_app" "this" {
  name                         = var.place.name
  resource_group_name          = var.place.resource_group_name
  container_app_environment_id = azurerm_container_app_environment.this.id
  revision_mode                = "Single"
  tags                         = merge(var.place.tags, { stage = "serving" })

  identity {
    type         = "UserAssigned"
    identity_ids = [azurerm_user_assigned_identity.serving.id]
  }

  # External to the environment: whether that is the network or the internet, the
  # environment decides.
  ingress {
    external_enabled = true
    target_port      = 8080

    traffic_weight {
      latest_revision = true
      percentage      = 100
    }
  }

  template {
    min_replicas = 0
    max_replicas = 2

    container {
      name    = "model"
      image   = var.image
      command = ["python3"]
      args    = ["-c", var.program]
      cpu     = 0.5
      memory  = "1Gi"

      env {
        name  = "MODELS"
        value = "https://${var.storage_name}.blob.core.windows.net/models"
      }

      env {
        name  = "SEED_MODEL"
        value = var.seed_model
      }

      env {
        name  = "AZURE_CLIENT_ID"
        value = azurerm_user_assigned_identity.serving.client_id
      }
    }
  }
}
