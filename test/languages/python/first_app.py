from cdk8s import ApiObjectMetadata, App, Chart
import cdk8s_plus_28 as kplus
from cdk8s_least_privilege import (
    ApiAccess,
    Aspects,
    IdentityProvider,
    LeastPrivilegeChecks,
    MinimalRole,
    Permission,
    SecureDeployment,
    SecureServiceAccount,
    WorkloadIdentity,
)

app = App()
chart = Chart(app, "payments", namespace="production", disable_resource_name_hashes=True)

account = SecureServiceAccount(
    chart,
    "account",
    metadata=ApiObjectMetadata(name="payments"),
    image_pull_secrets=[kplus.Secret.from_secret_name(chart, "registry", "registry-credentials")],
)

MinimalRole(
    chart,
    "config-reader",
    permissions=[Permission.get(kplus.ApiResource.CONFIG_MAPS).named("payments-config")],
).bind(account)

WorkloadIdentity(
    chart,
    "aws",
    service_account=account,
    provider=IdentityProvider.aws_irsa(role_arn="arn:aws:iam::123456789012:role/payments"),
)

SecureDeployment(
    chart,
    "app",
    service_account=account,
    api_access=ApiAccess.in_containers("app"),
    containers=[
        kplus.ContainerProps(name="app", image="registry.example.com/payments:v1.2.3"),
        kplus.ContainerProps(name="metrics", image="registry.example.com/metrics:v0.9.0"),
    ],
)

Aspects.of(app).add(LeastPrivilegeChecks())
app.synth()
