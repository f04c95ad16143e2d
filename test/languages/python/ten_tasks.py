from cdk8s import App, Chart, Cron
import cdk8s_plus_28 as kplus
from cdk8s_least_privilege import (
    ApiAccess,
    Aspects,
    BoundToken,
    Findings,
    IdentityProvider,
    LeastPrivilegeChecks,
    MinimalClusterRole,
    MinimalRole,
    Permission,
    Relaxation,
    SecureCronJob,
    SecureDaemonSet,
    SecureDeployment,
    SecureServiceAccount,
    WorkloadIdentity,
)

app = App()


def new_chart(name: str) -> Chart:
    return Chart(app, name, namespace=name, disable_resource_name_hashes=True)


# 1. A web server with a Service. Its container holds no token.
def web_deployment(chart: Chart) -> None:
    web = SecureDeployment(
        chart,
        "web",
        containers=[kplus.ContainerProps(name="web", image="registry.example.com/web:v1.2.3", port_number=8080)],
    )
    web.expose_via_service(ports=[kplus.ServicePort(port=80, target_port=8080)])


# 2. A workload that reads one ConfigMap through the Kubernetes API.
def api_consumer(chart: Chart) -> None:
    settings = kplus.ConfigMap(chart, "settings", data={"theme": "dark"})
    reader = SecureDeployment(
        chart,
        "reader",
        api_access=ApiAccess.in_containers("reader"),
        containers=[kplus.ContainerProps(name="reader", image="registry.example.com/reader:v1.2.3")],
    )
    MinimalRole(chart, "role", permissions=[Permission.get(settings)]).bind(reader)


# 3. An operator for one custom resource, with leader election.
def operator(chart: Chart) -> None:
    databases = kplus.ApiResource.custom(api_group="example.com", resource_type="databases")
    manager = SecureDeployment(
        chart,
        "manager",
        api_access=ApiAccess.in_containers("manager"),
        containers=[kplus.ContainerProps(name="manager", image="registry.example.com/operator:v0.4.0")],
    )
    MinimalClusterRole(chart, "databases", permissions=[Permission.operator(databases)]).bind(manager)
    MinimalRole(chart, "leader", permissions=[Permission.leader_election("operator")]).bind(manager)


# 4. A cron job that calls AWS, through IAM Roles for Service Accounts.
def cron_job_on_aws(chart: Chart) -> None:
    account = SecureServiceAccount(chart, "account")
    WorkloadIdentity(
        chart,
        "aws",
        service_account=account,
        provider=IdentityProvider.aws_irsa(role_arn="arn:aws:iam::123456789012:role/backup"),
    )
    SecureCronJob(
        chart,
        "backup",
        schedule=Cron.daily(),
        service_account=account,
        containers=[kplus.ContainerProps(name="backup", image="registry.example.com/backup:v1.2.3")],
    )


# 5. A sidecar with a token that the other container does not have.
def sidecar_with_token(chart: Chart) -> None:
    shop = SecureDeployment(
        chart,
        "shop",
        containers=[
            kplus.ContainerProps(name="shop", image="registry.example.com/shop:v1.2.3"),
            kplus.ContainerProps(name="proxy", image="registry.example.com/proxy:v4.5.6"),
        ],
    )
    shop.mount_token(BoundToken.for_audience("mesh.example.com"), containers=["proxy"])


# 6. A workload with an account from another repository, which also binds its roles.
def existing_account(chart: Chart) -> None:
    account = SecureServiceAccount.from_service_account_name(chart, "account", "billing", namespace_name="existing-account")
    SecureDeployment(
        chart,
        "billing",
        service_account=account,
        api_access=ApiAccess.granted_elsewhere("bound in the repository of the platform team"),
        containers=[kplus.ContainerProps(name="billing", image="registry.example.com/billing:v1.2.3")],
    )


# 7. The built-in ClusterRole `view` in another namespace.
def existing_cluster_role(chart: Chart) -> None:
    dashboard = SecureDeployment(
        chart,
        "dashboard",
        api_access=ApiAccess.in_containers("dashboard"),
        containers=[kplus.ContainerProps(name="dashboard", image="registry.example.com/dashboard:v1.2.3")],
    )
    MinimalClusterRole.from_cluster_role_name(chart, "view", "view").bind_in_namespace("production", dashboard)


# 8. A node agent with one field weaker than the default.
def weakened_field(chart: Chart) -> None:
    SecureDaemonSet(
        chart,
        "agent",
        containers=[kplus.ContainerProps(name="agent", image="registry.example.com/agent:v1.2.3")],
        relaxations=[Relaxation.host_network("reads the counters of the node network", owner="team-platform")],
    )


# 9. An accepted finding of a cdk8s-plus Role, with a reason, and its subject.
def accepted_finding(chart: Chart) -> None:
    role = kplus.Role(chart, "role")
    role.allow(["list"], kplus.ApiResource.SECRETS)
    role.bind(SecureServiceAccount(chart, "account"))
    Findings.of(role).accept(rule="read-secrets", finding="secrets list", reason="renews every certificate of the namespace")
    Findings.of(role).accept(
        rule="binding-to-accepted-role",
        finding="Role accepted-finding-role ServiceAccount accepted-finding/accepted-finding-account",
        reason="the only program that renews certificates",
    )


# 10. The checks in CI: the synth fails on a finding that is not accepted.
def checks_in_ci() -> None:
    Aspects.of(app).add(LeastPrivilegeChecks())


web_deployment(new_chart("web-deployment"))
api_consumer(new_chart("api-consumer"))
operator(new_chart("operator"))
cron_job_on_aws(new_chart("cron-job-on-aws"))
sidecar_with_token(new_chart("sidecar-with-token"))
existing_account(new_chart("existing-account"))
existing_cluster_role(new_chart("existing-cluster-role"))
weakened_field(new_chart("weakened-field"))
accepted_finding(new_chart("accepted-finding"))
checks_in_ci()
app.synth()
