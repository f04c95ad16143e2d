package main

import (
	"fmt"

	"github.com/aws/jsii-runtime-go"
	least "github.com/cdk8s-least-privilege/cdk8s-least-privilege-go/cdk8sleastprivilege"
	"github.com/cdk8s-team/cdk8s-core-go/cdk8s/v2"
	kplus "github.com/cdk8s-team/cdk8s-plus-go/cdk8splus28/v2"
)

func report(attempt func()) {
	defer func() {
		if problem := recover(); problem != nil {
			fmt.Println(problem)
		}
	}()
	attempt()
	fmt.Println("nothing was refused")
}

func main() {
	defer jsii.Close()

	app := cdk8s.NewApp(nil)
	chart := cdk8s.NewChart(app, jsii.String("broken"), &cdk8s.ChartProps{
		Namespace:                 jsii.String("production"),
		DisableResourceNameHashes: jsii.Bool(true),
	})

	report(func() {
		least.BoundToken_ForAudience(jsii.String("vault"), &least.BoundTokenOptions{Lifetime: cdk8s.Duration_Seconds(jsii.Number(3607))})
	})
	report(func() {
		least.Permission_List(kplus.ApiResource_SECRETS()).Because(jsii.String("because"), nil)
	})
	report(func() {
		least.IdentityProvider_AwsIrsa(&least.AwsIrsaOptions{RoleArn: jsii.String("arn:aws:iam::123456789012:user/shop")})
	})
	report(func() {
		least.NewSecureDeployment(chart, jsii.String("proxy"), &least.SecureDeploymentProps{
			HostNetwork: jsii.Bool(true),
			Containers:  &[]*kplus.ContainerProps{{Name: jsii.String("app"), Image: jsii.String("registry.example.com/proxy:v1")}},
		})
	})

	service := least.NewSecureDeployment(chart, jsii.String("app"), &least.SecureDeploymentProps{
		Containers: &[]*kplus.ContainerProps{{Name: jsii.String("app"), Image: jsii.String("registry.example.com/app:v1")}},
	})
	service.MountToken(least.BoundToken_ForAudience(jsii.String("vault"), nil), &least.TokenMountOptions{Containers: jsii.Strings("web")})
	service.MountToken(least.BoundToken_ForAudience(jsii.String("consul"), nil), &least.TokenMountOptions{Containers: jsii.Strings("api")})
	report(app.Synth)

	audited := cdk8s.NewApp(nil)
	role := kplus.NewRole(cdk8s.NewChart(audited, jsii.String("audited"), nil), jsii.String("reader"), &kplus.RoleProps{
		Metadata: &cdk8s.ApiObjectMetadata{Name: jsii.String("reader"), Namespace: jsii.String("production")},
	})
	role.AllowRead(kplus.ApiResource_SECRETS())
	least.Aspects_Of(audited).Add(least.NewLeastPrivilegeChecks(&least.LeastPrivilegeChecksProps{FailOn: least.FailOn_HIGH}))
	report(audited.Synth)
}
