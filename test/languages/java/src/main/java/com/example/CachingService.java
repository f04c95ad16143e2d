package com.example;

import io.github.cdk8sleastprivilege.ApiAccess;
import io.github.cdk8sleastprivilege.BoundToken;
import io.github.cdk8sleastprivilege.BoundTokenOptions;
import io.github.cdk8sleastprivilege.ContainerRelaxationOptions;
import io.github.cdk8sleastprivilege.Relaxation;
import io.github.cdk8sleastprivilege.SecureDeployment;
import io.github.cdk8sleastprivilege.SecureDeploymentProps;
import io.github.cdk8sleastprivilege.TokenMountOptions;
import io.github.cdk8sleastprivilege.WritableDirectory;
import java.util.List;
import org.cdk8s.Duration;
import org.cdk8s.Size;
import org.cdk8s.plus28.ContainerProps;
import org.cdk8s.plus28.ContainerSecurityContextProps;
import org.cdk8s.plus28.EmptyDirMedium;
import org.cdk8s.plus28.IServiceAccount;
import software.constructs.Construct;

/** The base of every service of the shop: three replicas, a cache on disk and a sidecar for metrics. */
public class CachingService extends SecureDeployment {
    public CachingService(Construct scope, String id, String image, IServiceAccount serviceAccount) {
        super(scope, id, SecureDeploymentProps.builder()
                .serviceAccount(serviceAccount)
                .replicas(3)
                .apiAccess(ApiAccess.inContainers("app"))
                .containers(List.of(
                        ContainerProps.builder()
                                .name("app")
                                .image(image)
                                .securityContext(ContainerSecurityContextProps.builder().user(1000).build())
                                .build(),
                        ContainerProps.builder().name("metrics").image("registry.example.com/metrics:v0.9.0").build()))
                .writableDirectories(List.of(WritableDirectory.builder()
                        .path("/var/cache/app")
                        .sizeLimit(Size.mebibytes(32))
                        .medium(EmptyDirMedium.MEMORY)
                        .containers(List.of("app"))
                        .build()))
                .relaxations(List.of(Relaxation.writableRootFilesystem(
                        "writes its index beside the binary",
                        ContainerRelaxationOptions.builder().containers(List.of("metrics")).build())))
                .build());
        BoundToken vault = BoundToken.forAudience("vault", BoundTokenOptions.builder().lifetime(Duration.minutes(10)).build());
        mountToken(vault, TokenMountOptions.builder().containers(List.of("app")).mountPath("/var/run/secrets/vault").build());
    }
}
