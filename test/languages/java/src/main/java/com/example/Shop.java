package com.example;

import io.github.cdk8sleastprivilege.Aspects;
import io.github.cdk8sleastprivilege.AwsIrsaOptions;
import io.github.cdk8sleastprivilege.IdentityProvider;
import io.github.cdk8sleastprivilege.MinimalClusterRole;
import io.github.cdk8sleastprivilege.MinimalRole;
import io.github.cdk8sleastprivilege.Permission;
import io.github.cdk8sleastprivilege.SecureServiceAccount;
import io.github.cdk8sleastprivilege.Subresource;
import io.github.cdk8sleastprivilege.TrustDocument;
import io.github.cdk8sleastprivilege.WorkloadIdentity;
import java.util.List;
import org.cdk8s.ApiObjectMetadata;
import org.cdk8s.App;
import org.cdk8s.Chart;
import org.cdk8s.Duration;
import org.cdk8s.plus28.ApiResource;
import org.cdk8s.plus28.Secret;

public class Shop {
    public static void main(String[] args) {
        App app = new App();
        Chart chart = Chart.Builder.create(app, "shop").namespace("production").disableResourceNameHashes(true).build();

        SecureServiceAccount account = SecureServiceAccount.Builder.create(chart, "account")
                .metadata(ApiObjectMetadata.builder().name("shop").build())
                .imagePullSecrets(List.of(Secret.fromSecretName(chart, "registry", "registry-credentials")))
                .build();

        // A permission is immutable: named and because return a new one.
        Permission getConfigMaps = Permission.get(ApiResource.CONFIG_MAPS);
        List<Permission> permissions = List.of(
                getConfigMaps.named("shop-config"),
                getConfigMaps.named("shop-flags"),
                Permission.read(ApiResource.PODS),
                Permission.get(Subresource.of(ApiResource.PODS, "log")),
                Permission.list(ApiResource.SECRETS).because("rotates every certificate of the namespace"),
                Permission.leaderElection("shop"));
        MinimalRole.Builder.create(chart, "role").permissions(permissions).build().bind(account);

        MinimalClusterRole.fromClusterRoleName(chart, "viewer", "view").bindInNamespace("staging", account);

        WorkloadIdentity aws = WorkloadIdentity.Builder.create(chart, "aws")
                .serviceAccount(account)
                .provider(IdentityProvider.awsIrsa(AwsIrsaOptions.builder()
                        .roleArn("arn:aws:iam::123456789012:role/shop")
                        .oidcProviderArn("arn:aws:iam::123456789012:oidc-provider/oidc.eks.eu-west-1.amazonaws.com/id/0123456789ABCDEF0123456789ABCDEF")
                        .tokenExpiration(Duration.hours(2))
                        .build()))
                .containers(List.of("app"))
                .build();

        new CachingService(chart, "web", "registry.example.com/shop:v1.2.3", account);

        TeamLabel teamLabel = new TeamLabel("storefront");
        Aspects.of(app).add(teamLabel);
        app.synth();
        // A second synth writes the same, without new visits.
        app.synth();
        System.out.printf("visited %d of %d constructs%n", teamLabel.getVisits(), app.getNode().findAll().size());

        for (TrustDocument document : aws.trustDocuments()) {
            System.out.println(document.getTitle());
            System.out.println(document.getContent());
        }
    }
}
