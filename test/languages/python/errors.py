import traceback
from typing import Callable

from cdk8s import ApiObjectMetadata, App, Chart, Duration
import cdk8s_plus_28 as kplus
from cdk8s_least_privilege import (
    Aspects,
    BoundToken,
    FailOn,
    IdentityProvider,
    LeastPrivilegeChecks,
    Permission,
    SecureDeployment,
)


def report(attempt: Callable[[], object]) -> None:
    try:
        attempt()
        print("nothing was refused")
    except RuntimeError as error:
        print(error)


app = App()
chart = Chart(app, "broken", namespace="production", disable_resource_name_hashes=True)

report(lambda: BoundToken.for_audience("vault", lifetime=Duration.seconds(3607)))
report(lambda: Permission.list(kplus.ApiResource.SECRETS).because("because"))
report(lambda: IdentityProvider.aws_irsa(role_arn="arn:aws:iam::123456789012:user/shop"))
report(
    lambda: SecureDeployment(
        chart,
        "proxy",
        host_network=True,
        containers=[kplus.ContainerProps(name="app", image="registry.example.com/proxy:v1")],
    )
)

service = SecureDeployment(
    chart,
    "app",
    containers=[kplus.ContainerProps(name="app", image="registry.example.com/app:v1")],
)
service.mount_token(BoundToken.for_audience("vault"), containers=["web"])
service.mount_token(BoundToken.for_audience("consul"), containers=["api"])
report(app.synth)

audited = App()
role = kplus.Role(
    Chart(audited, "audited"),
    "reader",
    metadata=ApiObjectMetadata(name="reader", namespace="production"),
)
role.allow_read(kplus.ApiResource.SECRETS)
Aspects.of(audited).add(LeastPrivilegeChecks(fail_on=FailOn.HIGH))
try:
    audited.synth()
except RuntimeError:
    # Prints the error as Python does for an uncaught one.
    traceback.print_exc()
