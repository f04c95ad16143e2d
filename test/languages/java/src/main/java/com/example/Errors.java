package com.example;

import io.github.cdk8sleastprivilege.Aspects;
import io.github.cdk8sleastprivilege.AwsIrsaOptions;
import io.github.cdk8sleastprivilege.BoundToken;
import io.github.cdk8sleastprivilege.BoundTokenOptions;
import io.github.cdk8sleastprivilege.FailOn;
import io.github.cdk8sleastprivilege.IdentityProvider;
import io.github.cdk8sleastprivilege.LeastPrivilegeChecks;
import io.github.cdk8sleastprivilege.LeastPrivilegeChecksProps;
import io.github.cdk8sleastprivilege.Permission;
import io.github.cdk8sleastprivilege.SecureDeployment;
import io.github.cdk8sleastprivilege.TokenMountOptions;
import java.util.List;
import org.cdk8s.ApiObjectMetadata;
import org.cdk8s.App;
import org.cdk8s.Chart;
import org.cdk8s.Duration;
import org.cdk8s.plus28.ApiResource;
import org.cdk8s.plus28.ContainerProps;
import org.cdk8s.plus28.Role;

public class Errors {
    private static void report(Runnable attempt) {
        try {
            attempt.run();
            System.out.println("nothing was refused");
        } catch (RuntimeException error) {
            System.out.println(error.getMessage());
        }
    }

    public static void main(String[] args) {
        App app = new App();
        Chart chart = Chart.Builder.create(app, "broken").namespace("production").disableResourceNameHashes(true).build();

        report(() -> BoundToken.forAudience("vault", BoundTokenOptions.builder().lifetime(Duration.seconds(3607)).build()));
        report(() -> Permission.list(ApiResource.SECRETS).because("because"));
        report(() -> IdentityProvider.awsIrsa(AwsIrsaOptions.builder().roleArn("arn:aws:iam::123456789012:user/shop").build()));
        report(() -> SecureDeployment.Builder.create(chart, "proxy")
                .hostNetwork(true)
                .containers(List.of(ContainerProps.builder().name("app").image("registry.example.com/proxy:v1").build()))
                .build());

        SecureDeployment service = SecureDeployment.Builder.create(chart, "app")
                .containers(List.of(ContainerProps.builder().name("app").image("registry.example.com/app:v1").build()))
                .build();
        service.mountToken(BoundToken.forAudience("vault"), TokenMountOptions.builder().containers(List.of("web")).build());
        service.mountToken(BoundToken.forAudience("consul"), TokenMountOptions.builder().containers(List.of("api")).build());
        report(app::synth);

        App audited = new App();
        Role role = Role.Builder.create(Chart.Builder.create(audited, "audited").build(), "reader")
                .metadata(ApiObjectMetadata.builder().name("reader").namespace("production").build())
                .build();
        role.allowRead(ApiResource.SECRETS);
        Aspects.of(audited).add(new LeastPrivilegeChecks(LeastPrivilegeChecksProps.builder().failOn(FailOn.HIGH).build()));
        report(audited::synth);
    }
}
