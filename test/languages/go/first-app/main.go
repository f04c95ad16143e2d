package main

import (
	"github.com/aws/jsii-runtime-go"
	least "github.com/cdk8s-least-privilege/cdk8s-least-privilege-go/cdk8sleastprivilege"
	"github.com/cdk8s-team/cdk8s-core-go/cdk8s/v2"
	kplus "github.com/cdk8s-team/cdk8s-plus-go/cdk8splus28/v2"
)

func main() {
	defer jsii.Close()

	app := cdk8s.NewApp(nil)
	chart := cdk8s.NewChart(app, jsii.String("payments"), &cdk8s.ChartProps{
		Namespace:                 jsii.String("production"),
		DisableResourceNameHashes: jsii.Bool(true),
	})

	account := least.NewSecureServiceAccount(chart, jsii.String("account"), &least.SecureServiceAccountProps{
		Metadata: &cdk8s.ApiObjectMetadata{Name: jsii.String("payments")},
		ImagePullSecrets: &[]kplus.ISecret{
			kplus.Secret_FromSecretName(chart, jsii.String("registry"), jsii.String("registry-credentials")),
		},
	})

	least.NewMinimalRole(chart, jsii.String("config-reader"), &least.MinimalRoleProps{
		Permissions: &[]least.Permission{
			least.Permission_Get(kplus.ApiResource_CONFIG_MAPS()).Named(jsii.String("payments-config")),
		},
	}).Bind(account)

	least.NewWorkloadIdentity(chart, jsii.String("aws"), &least.WorkloadIdentityProps{
		ServiceAccount: account,
		Provider: least.IdentityProvider_AwsIrsa(&least.AwsIrsaOptions{
			RoleArn: jsii.String("arn:aws:iam::123456789012:role/payments"),
		}),
	})

	least.NewSecureDeployment(chart, jsii.String("app"), &least.SecureDeploymentProps{
		ServiceAccount: account,
		ApiAccess:      least.ApiAccess_InContainers(jsii.String("app")),
		Containers: &[]*kplus.ContainerProps{
			{Name: jsii.String("app"), Image: jsii.String("registry.example.com/payments:v1.2.3")},
			{Name: jsii.String("metrics"), Image: jsii.String("registry.example.com/metrics:v0.9.0")},
		},
	})

	least.Aspects_Of(app).Add(least.NewLeastPrivilegeChecks(nil))
	app.Synth()
}
