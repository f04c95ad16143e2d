from cdk8s import App, Chart, Yaml
import cdk8s_plus_28 as kplus
from cdk8s_least_privilege import SecureDeployment

app = App()
chart = Chart(app, "dicts", namespace="production", disable_resource_name_hashes=True)

# The user is lost without an error or a warning.
SecureDeployment(
    chart,
    "dict",
    containers=[{"name": "app", "image": "app:v1", "security_context": {"user": 1000}}],
)

# The typed structs keep it.
SecureDeployment(
    chart,
    "struct",
    containers=[
        kplus.ContainerProps(
            name="app",
            image="app:v1",
            security_context=kplus.ContainerSecurityContextProps(user=1000),
        )
    ],
)

app.synth()

for manifest in Yaml.load(f"{app.outdir}/dicts.k8s.yaml"):
    if manifest["kind"] == "Deployment":
        [container] = manifest["spec"]["template"]["spec"]["containers"]
        print(manifest["metadata"]["name"], container["securityContext"].get("runAsUser"))
