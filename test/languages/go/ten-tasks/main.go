package main

import (
	"github.com/aws/jsii-runtime-go"
	least "github.com/cdk8s-least-privilege/cdk8s-least-privilege-go/cdk8sleastprivilege"
	"github.com/cdk8s-team/cdk8s-core-go/cdk8s/v2"
	kplus "github.com/cdk8s-team/cdk8s-plus-go/cdk8splus28/v2"
)

func newChart(app cdk8s.App, name string) cdk8s.Chart {
	return cdk8s.NewChart(app, &name, &cdk8s.ChartProps{Namespace: &name, DisableResourceNameHashes: jsii.Bool(true)})
}

func container(name string, tag string) *kplus.ContainerProps {
	return &kplus.ContainerProps{Name: &name, Image: jsii.String("registry.example.com/" + name + ":" + tag)}
}

// 1. A web server with a Service. Its container holds no token.
func webDeployment(chart cdk8s.Chart) {
	web := least.NewSecureDeployment(chart, jsii.String("web"), &least.SecureDeploymentProps{
		Containers: &[]*kplus.ContainerProps{
			{Name: jsii.String("web"), Image: jsii.String("registry.example.com/web:v1.2.3"), PortNumber: jsii.Number(8080)},
		},
	})
	web.ExposeViaService(&kplus.DeploymentExposeViaServiceOptions{
		Ports: &[]*kplus.ServicePort{{Port: jsii.Number(80), TargetPort: jsii.Number(8080)}},
	})
}

// 2. A workload that reads one ConfigMap through the Kubernetes API.
func apiConsumer(chart cdk8s.Chart) {
	settings := kplus.NewConfigMap(chart, jsii.String("settings"), &kplus.ConfigMapProps{
		Data: &map[string]*string{"theme": jsii.String("dark")},
	})
	reader := least.NewSecureDeployment(chart, jsii.String("reader"), &least.SecureDeploymentProps{
		ApiAccess:  least.ApiAccess_InContainers(jsii.String("reader")),
		Containers: &[]*kplus.ContainerProps{container("reader", "v1.2.3")},
	})
	least.NewMinimalRole(chart, jsii.String("role"), &least.MinimalRoleProps{
		Permissions: &[]least.Permission{least.Permission_Get(settings)},
	}).Bind(reader)
}

// 3. An operator for one custom resource, with leader election.
func operator(chart cdk8s.Chart) {
	databases := kplus.ApiResource_Custom(&kplus.ApiResourceOptions{
		ApiGroup:     jsii.String("example.com"),
		ResourceType: jsii.String("databases"),
	})
	manager := least.NewSecureDeployment(chart, jsii.String("manager"), &least.SecureDeploymentProps{
		ApiAccess: least.ApiAccess_InContainers(jsii.String("manager")),
		Containers: &[]*kplus.ContainerProps{
			{Name: jsii.String("manager"), Image: jsii.String("registry.example.com/operator:v0.4.0")},
		},
	})
	least.NewMinimalClusterRole(chart, jsii.String("databases"), &least.MinimalClusterRoleProps{
		Permissions: &[]least.Permission{least.Permission_Operator(databases)},
	}).Bind(manager)
	least.NewMinimalRole(chart, jsii.String("leader"), &least.MinimalRoleProps{
		Permissions: &[]least.Permission{least.Permission_LeaderElection(jsii.String("operator"))},
	}).Bind(manager)
}

// 4. A cron job that calls AWS, through IAM Roles for Service Accounts.
func cronJobOnAws(chart cdk8s.Chart) {
	account := least.NewSecureServiceAccount(chart, jsii.String("account"), nil)
	least.NewWorkloadIdentity(chart, jsii.String("aws"), &least.WorkloadIdentityProps{
		ServiceAccount: account,
		Provider: least.IdentityProvider_AwsIrsa(&least.AwsIrsaOptions{
			RoleArn: jsii.String("arn:aws:iam::123456789012:role/backup"),
		}),
	})
	least.NewSecureCronJob(chart, jsii.String("backup"), &least.SecureCronJobProps{
		Schedule:       cdk8s.Cron_Daily(),
		ServiceAccount: account,
		Containers:     &[]*kplus.ContainerProps{container("backup", "v1.2.3")},
	})
}

// 5. A sidecar with a token that the other container does not have.
func sidecarWithToken(chart cdk8s.Chart) {
	shop := least.NewSecureDeployment(chart, jsii.String("shop"), &least.SecureDeploymentProps{
		Containers: &[]*kplus.ContainerProps{container("shop", "v1.2.3"), container("proxy", "v4.5.6")},
	})
	shop.MountToken(least.BoundToken_ForAudience(jsii.String("mesh.example.com"), nil), &least.TokenMountOptions{
		Containers: jsii.Strings("proxy"),
	})
}

// 6. A workload with an account from another repository, which also binds its roles.
func existingAccount(chart cdk8s.Chart) {
	account := least.SecureServiceAccount_FromServiceAccountName(chart, jsii.String("account"), jsii.String("billing"),
		&least.FromServiceAccountNameOptions{NamespaceName: jsii.String("existing-account")})
	least.NewSecureDeployment(chart, jsii.String("billing"), &least.SecureDeploymentProps{
		ServiceAccount: account,
		ApiAccess:      least.ApiAccess_GrantedElsewhere(jsii.String("bound in the repository of the platform team"), nil),
		Containers:     &[]*kplus.ContainerProps{container("billing", "v1.2.3")},
	})
}

// 7. The built-in ClusterRole `view` in another namespace.
func existingClusterRole(chart cdk8s.Chart) {
	dashboard := least.NewSecureDeployment(chart, jsii.String("dashboard"), &least.SecureDeploymentProps{
		ApiAccess:  least.ApiAccess_InContainers(jsii.String("dashboard")),
		Containers: &[]*kplus.ContainerProps{container("dashboard", "v1.2.3")},
	})
	least.MinimalClusterRole_FromClusterRoleName(chart, jsii.String("view"), jsii.String("view"), nil).
		BindInNamespace(jsii.String("production"), dashboard)
}

// 8. A node agent with one field weaker than the default.
func weakenedField(chart cdk8s.Chart) {
	owner := &least.ReasonOptions{Owner: jsii.String("team-platform")}
	least.NewSecureDaemonSet(chart, jsii.String("agent"), &least.SecureDaemonSetProps{
		Containers: &[]*kplus.ContainerProps{container("agent", "v1.2.3")},
		Relaxations: &[]least.Relaxation{
			least.Relaxation_HostNetwork(jsii.String("reads the counters of the node network"), owner),
		},
	})
}

// 9. An accepted finding of a cdk8s-plus Role, with a reason, and its subject.
func acceptedFinding(chart cdk8s.Chart) {
	role := kplus.NewRole(chart, jsii.String("role"), nil)
	role.Allow(jsii.Strings("list"), kplus.ApiResource_SECRETS())
	role.Bind(least.NewSecureServiceAccount(chart, jsii.String("account"), nil))
	least.Findings_Of(role).Accept(&least.AcceptFindingOptions{
		Rule:    jsii.String("read-secrets"),
		Finding: jsii.String("secrets list"),
		Reason:  jsii.String("renews every certificate of the namespace"),
	})
	least.Findings_Of(role).Accept(&least.AcceptFindingOptions{
		Rule:    jsii.String("binding-to-accepted-role"),
		Finding: jsii.String("Role accepted-finding-role ServiceAccount accepted-finding/accepted-finding-account"),
		Reason:  jsii.String("the only program that renews certificates"),
	})
}

// 10. The checks in CI: the synth fails on a finding that is not accepted.
func checksInCi(app cdk8s.App) {
	least.Aspects_Of(app).Add(least.NewLeastPrivilegeChecks(nil))
}

func main() {
	defer jsii.Close()

	app := cdk8s.NewApp(nil)
	webDeployment(newChart(app, "web-deployment"))
	apiConsumer(newChart(app, "api-consumer"))
	operator(newChart(app, "operator"))
	cronJobOnAws(newChart(app, "cron-job-on-aws"))
	sidecarWithToken(newChart(app, "sidecar-with-token"))
	existingAccount(newChart(app, "existing-account"))
	existingClusterRole(newChart(app, "existing-cluster-role"))
	weakenedField(newChart(app, "weakened-field"))
	acceptedFinding(newChart(app, "accepted-finding"))
	checksInCi(app)
	app.Synth()
}
