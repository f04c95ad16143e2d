from cdk8s import ApiObject, ApiObjectMetadata, App, Chart, Duration, Size
import cdk8s_plus_28 as kplus
import jsii
from cdk8s_least_privilege import (
    ApiAccess,
    Aspects,
    BoundToken,
    IAspect,
    IdentityProvider,
    MinimalClusterRole,
    MinimalRole,
    Permission,
    Relaxation,
    SecureDeployment,
    SecureServiceAccount,
    Subresource,
    WorkloadIdentity,
    WritableDirectory,
)
from constructs import Construct, IConstruct


class CachingService(SecureDeployment):
    """The base of every service of the shop: three replicas, a cache on disk and a sidecar for metrics."""

    def __init__(self, scope: Construct, id: str, *, image: str, service_account: kplus.IServiceAccount):
        super().__init__(
            scope,
            id,
            service_account=service_account,
            replicas=3,
            api_access=ApiAccess.in_containers("app"),
            containers=[
                kplus.ContainerProps(
                    name="app",
                    image=image,
                    security_context=kplus.ContainerSecurityContextProps(user=1000),
                ),
                kplus.ContainerProps(name="metrics", image="registry.example.com/metrics:v0.9.0"),
            ],
            writable_directories=[
                WritableDirectory(
                    path="/var/cache/app",
                    size_limit=Size.mebibytes(32),
                    medium=kplus.EmptyDirMedium.MEMORY,
                    containers=["app"],
                )
            ],
            relaxations=[Relaxation.writable_root_filesystem("writes its index beside the binary", containers=["metrics"])],
        )
        self.mount_token(
            BoundToken.for_audience("vault", lifetime=Duration.minutes(10)),
            containers=["app"],
            mount_path="/var/run/secrets/vault",
        )


@jsii.implements(IAspect)
class TeamLabel:
    """Labels every object with the team."""

    def __init__(self, team: str):
        self.team = team
        self.visits = 0

    def visit(self, node: IConstruct) -> None:
        self.visits += 1
        if isinstance(node, ApiObject):
            node.metadata.add_label("example.com/team", self.team)


app = App()
chart = Chart(app, "shop", namespace="production", disable_resource_name_hashes=True)

account = SecureServiceAccount(
    chart,
    "account",
    metadata=ApiObjectMetadata(name="shop"),
    image_pull_secrets=[kplus.Secret.from_secret_name(chart, "registry", "registry-credentials")],
)

# A permission is immutable: `named` and `because` return a new one.
get_config_maps = Permission.get(kplus.ApiResource.CONFIG_MAPS)
MinimalRole(
    chart,
    "role",
    permissions=[
        get_config_maps.named("shop-config"),
        get_config_maps.named("shop-flags"),
        Permission.read(kplus.ApiResource.PODS),
        Permission.get(Subresource.of(kplus.ApiResource.PODS, "log")),
        Permission.list(kplus.ApiResource.SECRETS).because("rotates every certificate of the namespace"),
        Permission.leader_election("shop"),
    ],
).bind(account)

MinimalClusterRole.from_cluster_role_name(chart, "viewer", "view").bind_in_namespace("staging", account)

aws = WorkloadIdentity(
    chart,
    "aws",
    service_account=account,
    provider=IdentityProvider.aws_irsa(
        role_arn="arn:aws:iam::123456789012:role/shop",
        oidc_provider_arn="arn:aws:iam::123456789012:oidc-provider/oidc.eks.eu-west-1.amazonaws.com/id/0123456789ABCDEF0123456789ABCDEF",
        token_expiration=Duration.hours(2),
    ),
    containers=["app"],
)

CachingService(chart, "web", service_account=account, image="registry.example.com/shop:v1.2.3")

team_label = TeamLabel("storefront")
Aspects.of(app).add(team_label)
app.synth()
# A second synth writes the same, without new visits.
app.synth()
print(f"visited {team_label.visits} of {len(app.node.find_all())} constructs")

for document in aws.trust_documents():
    print(document.title)
    print(document.content)
