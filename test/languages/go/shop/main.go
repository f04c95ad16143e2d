package main

import (
	"fmt"

	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"
	least "github.com/cdk8s-least-privilege/cdk8s-least-privilege-go/cdk8sleastprivilege"
	"github.com/cdk8s-team/cdk8s-core-go/cdk8s/v2"
	kplus "github.com/cdk8s-team/cdk8s-plus-go/cdk8splus28/v2"
)

// CachingService is the base of every service of the shop: three replicas, a cache on disk and a sidecar for metrics.
type CachingService struct {
	least.SecureDeployment
}

func NewCachingService(scope constructs.Construct, id string, image string, account kplus.IServiceAccount) *CachingService {
	deployment := least.NewSecureDeployment(scope, &id, &least.SecureDeploymentProps{
		ServiceAccount: account,
		Replicas:       jsii.Number(3),
		ApiAccess:      least.ApiAccess_InContainers(jsii.String("app")),
		Containers: &[]*kplus.ContainerProps{
			{
				Name:            jsii.String("app"),
				Image:           &image,
				SecurityContext: &kplus.ContainerSecurityContextProps{User: jsii.Number(1000)},
			},
			{Name: jsii.String("metrics"), Image: jsii.String("registry.example.com/metrics:v0.9.0")},
		},
		WritableDirectories: &[]*least.WritableDirectory{
			{
				Path:       jsii.String("/var/cache/app"),
				SizeLimit:  cdk8s.Size_Mebibytes(jsii.Number(32)),
				Medium:     kplus.EmptyDirMedium_MEMORY,
				Containers: jsii.Strings("app"),
			},
		},
		Relaxations: &[]least.Relaxation{
			least.Relaxation_WritableRootFilesystem(jsii.String("writes its index beside the binary"), &least.ContainerRelaxationOptions{
				Containers: jsii.Strings("metrics"),
			}),
		},
	})
	vault := least.BoundToken_ForAudience(jsii.String("vault"), &least.BoundTokenOptions{Lifetime: cdk8s.Duration_Minutes(jsii.Number(10))})
	deployment.MountToken(vault, &least.TokenMountOptions{
		Containers: jsii.Strings("app"),
		MountPath:  jsii.String("/var/run/secrets/vault"),
	})
	return &CachingService{deployment}
}

// TeamLabel is an aspect that labels every object with the team.
type TeamLabel struct {
	team   string
	visits int
}

func (label *TeamLabel) Visit(node constructs.IConstruct) {
	label.visits++
	// A type assertion, node.(cdk8s.ApiObject), never succeeds here.
	if *cdk8s.ApiObject_IsApiObject(node) {
		cdk8s.ApiObject_Of(node).Metadata().AddLabel(jsii.String("example.com/team"), &label.team)
	}
}

func main() {
	defer jsii.Close()

	app := cdk8s.NewApp(nil)
	chart := cdk8s.NewChart(app, jsii.String("shop"), &cdk8s.ChartProps{
		Namespace:                 jsii.String("production"),
		DisableResourceNameHashes: jsii.Bool(true),
	})

	account := least.NewSecureServiceAccount(chart, jsii.String("account"), &least.SecureServiceAccountProps{
		Metadata: &cdk8s.ApiObjectMetadata{Name: jsii.String("shop")},
		ImagePullSecrets: &[]kplus.ISecret{
			kplus.Secret_FromSecretName(chart, jsii.String("registry"), jsii.String("registry-credentials")),
		},
	})

	// A permission is immutable: Named and Because return a new one.
	getConfigMaps := least.Permission_Get(kplus.ApiResource_CONFIG_MAPS())
	permissions := []least.Permission{
		getConfigMaps.Named(jsii.String("shop-config")),
		getConfigMaps.Named(jsii.String("shop-flags")),
		least.Permission_Read(kplus.ApiResource_PODS()),
		least.Permission_Get(least.Subresource_Of(kplus.ApiResource_PODS(), jsii.String("log"))),
		least.Permission_List(kplus.ApiResource_SECRETS()).Because(jsii.String("rotates every certificate of the namespace"), nil),
		least.Permission_LeaderElection(jsii.String("shop")),
	}
	least.NewMinimalRole(chart, jsii.String("role"), &least.MinimalRoleProps{Permissions: &permissions}).Bind(account)

	least.MinimalClusterRole_FromClusterRoleName(chart, jsii.String("viewer"), jsii.String("view"), nil).
		BindInNamespace(jsii.String("staging"), account)

	aws := least.NewWorkloadIdentity(chart, jsii.String("aws"), &least.WorkloadIdentityProps{
		ServiceAccount: account,
		Provider: least.IdentityProvider_AwsIrsa(&least.AwsIrsaOptions{
			RoleArn:         jsii.String("arn:aws:iam::123456789012:role/shop"),
			OidcProviderArn: jsii.String("arn:aws:iam::123456789012:oidc-provider/oidc.eks.eu-west-1.amazonaws.com/id/0123456789ABCDEF0123456789ABCDEF"),
			TokenExpiration: cdk8s.Duration_Hours(jsii.Number(2)),
		}),
		Containers: jsii.Strings("app"),
	})

	NewCachingService(chart, "web", "registry.example.com/shop:v1.2.3", account)

	teamLabel := &TeamLabel{team: "storefront"}
	least.Aspects_Of(app).Add(teamLabel)
	app.Synth()
	// A second synth writes the same, without new visits.
	app.Synth()
	fmt.Printf("visited %d of %d constructs\n", teamLabel.visits, len(*app.Node().FindAll(constructs.ConstructOrder_PREORDER)))

	for _, document := range *aws.TrustDocuments() {
		fmt.Println(*document.Title)
		fmt.Println(*document.Content)
	}
}
