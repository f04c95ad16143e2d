package com.example;

import io.github.cdk8sleastprivilege.ApiAccess;
import io.github.cdk8sleastprivilege.Aspects;
import io.github.cdk8sleastprivilege.AwsIrsaOptions;
import io.github.cdk8sleastprivilege.IdentityProvider;
import io.github.cdk8sleastprivilege.LeastPrivilegeChecks;
import io.github.cdk8sleastprivilege.MinimalRole;
import io.github.cdk8sleastprivilege.Permission;
import io.github.cdk8sleastprivilege.SecureDeployment;
import io.github.cdk8sleastprivilege.SecureServiceAccount;
import io.github.cdk8sleastprivilege.WorkloadIdentity;
import java.util.List;
import org.cdk8s.ApiObjectMetadata;
import org.cdk8s.App;
import org.cdk8s.Chart;
import org.cdk8s.plus28.ApiResource;
import org.cdk8s.plus28.ContainerProps;
import org.cdk8s.plus28.Secret;

public class FirstApp {
    public static void main(String[] args) {
        App app = new App();
        Chart chart = Chart.Builder.create(app, "payments").namespace("production").disableResourceNameHashes(true).build();

        SecureServiceAccount account = SecureServiceAccount.Builder.create(chart, "account")
                .metadata(ApiObjectMetadata.builder().name("payments").build())
                .imagePullSecrets(List.of(Secret.fromSecretName(chart, "registry", "registry-credentials")))
                .build();

        MinimalRole.Builder.create(chart, "config-reader")
                .permissions(List.of(Permission.get(ApiResource.CONFIG_MAPS).named("payments-config")))
                .build()
                .bind(account);

        WorkloadIdentity.Builder.create(chart, "aws")
                .serviceAccount(account)
                .provider(IdentityProvider.awsIrsa(AwsIrsaOptions.builder()
                        .roleArn("arn:aws:iam::123456789012:role/payments")
                        .build()))
                .build();

        SecureDeployment.Builder.create(chart, "app")
                .serviceAccount(account)
                .apiAccess(ApiAccess.inContainers("app"))
                .containers(List.of(
                        ContainerProps.builder().name("app").image("registry.example.com/payments:v1.2.3").build(),
                        ContainerProps.builder().name("metrics").image("registry.example.com/metrics:v0.9.0").build()))
                .build();

        Aspects.of(app).add(new LeastPrivilegeChecks());
        app.synth();
    }
}
