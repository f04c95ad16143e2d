package com.example;

import io.github.cdk8sleastprivilege.AcceptFindingOptions;
import io.github.cdk8sleastprivilege.ApiAccess;
import io.github.cdk8sleastprivilege.Aspects;
import io.github.cdk8sleastprivilege.AwsIrsaOptions;
import io.github.cdk8sleastprivilege.BoundToken;
import io.github.cdk8sleastprivilege.Findings;
import io.github.cdk8sleastprivilege.FromServiceAccountNameOptions;
import io.github.cdk8sleastprivilege.IdentityProvider;
import io.github.cdk8sleastprivilege.LeastPrivilegeChecks;
import io.github.cdk8sleastprivilege.MinimalClusterRole;
import io.github.cdk8sleastprivilege.MinimalRole;
import io.github.cdk8sleastprivilege.Permission;
import io.github.cdk8sleastprivilege.ReasonOptions;
import io.github.cdk8sleastprivilege.Relaxation;
import io.github.cdk8sleastprivilege.SecureCronJob;
import io.github.cdk8sleastprivilege.SecureDaemonSet;
import io.github.cdk8sleastprivilege.SecureDeployment;
import io.github.cdk8sleastprivilege.SecureServiceAccount;
import io.github.cdk8sleastprivilege.TokenMountOptions;
import io.github.cdk8sleastprivilege.WorkloadIdentity;
import java.util.List;
import java.util.Map;
import org.cdk8s.App;
import org.cdk8s.Chart;
import org.cdk8s.Cron;
import org.cdk8s.plus28.ApiResource;
import org.cdk8s.plus28.ApiResourceOptions;
import org.cdk8s.plus28.ConfigMap;
import org.cdk8s.plus28.ContainerProps;
import org.cdk8s.plus28.DeploymentExposeViaServiceOptions;
import org.cdk8s.plus28.IServiceAccount;
import org.cdk8s.plus28.Role;
import org.cdk8s.plus28.ServicePort;

public class TenTasks {
    private static final App APP = new App();

    private static Chart newChart(String name) {
        return Chart.Builder.create(APP, name).namespace(name).disableResourceNameHashes(true).build();
    }

    private static ContainerProps container(String name, String tag) {
        return ContainerProps.builder().name(name).image("registry.example.com/" + name + ":" + tag).build();
    }

    /** 1. A web server with a Service. Its container holds no token. */
    private static void webDeployment(Chart chart) {
        SecureDeployment web = SecureDeployment.Builder.create(chart, "web")
                .containers(List.of(ContainerProps.builder().name("web").image("registry.example.com/web:v1.2.3").portNumber(8080).build()))
                .build();
        web.exposeViaService(DeploymentExposeViaServiceOptions.builder()
                .ports(List.of(ServicePort.builder().port(80).targetPort(8080).build()))
                .build());
    }

    /** 2. A workload that reads one ConfigMap through the Kubernetes API. */
    private static void apiConsumer(Chart chart) {
        ConfigMap settings = ConfigMap.Builder.create(chart, "settings").data(Map.of("theme", "dark")).build();
        SecureDeployment reader = SecureDeployment.Builder.create(chart, "reader")
                .apiAccess(ApiAccess.inContainers("reader"))
                .containers(List.of(container("reader", "v1.2.3")))
                .build();
        MinimalRole.Builder.create(chart, "role").permissions(List.of(Permission.get(settings))).build().bind(reader);
    }

    /** 3. An operator for one custom resource, with leader election. */
    private static void operator(Chart chart) {
        ApiResource databases = ApiResource.custom(ApiResourceOptions.builder().apiGroup("example.com").resourceType("databases").build());
        SecureDeployment manager = SecureDeployment.Builder.create(chart, "manager")
                .apiAccess(ApiAccess.inContainers("manager"))
                .containers(List.of(ContainerProps.builder().name("manager").image("registry.example.com/operator:v0.4.0").build()))
                .build();
        MinimalClusterRole.Builder.create(chart, "databases").permissions(List.of(Permission.operator(databases))).build().bind(manager);
        MinimalRole.Builder.create(chart, "leader").permissions(List.of(Permission.leaderElection("operator"))).build().bind(manager);
    }

    /** 4. A cron job that calls AWS, through IAM Roles for Service Accounts. */
    private static void cronJobOnAws(Chart chart) {
        SecureServiceAccount account = new SecureServiceAccount(chart, "account");
        WorkloadIdentity.Builder.create(chart, "aws")
                .serviceAccount(account)
                .provider(IdentityProvider.awsIrsa(AwsIrsaOptions.builder().roleArn("arn:aws:iam::123456789012:role/backup").build()))
                .build();
        SecureCronJob.Builder.create(chart, "backup")
                .schedule(Cron.daily())
                .serviceAccount(account)
                .containers(List.of(container("backup", "v1.2.3")))
                .build();
    }

    /** 5. A sidecar with a token that the other container does not have. */
    private static void sidecarWithToken(Chart chart) {
        SecureDeployment shop = SecureDeployment.Builder.create(chart, "shop")
                .containers(List.of(container("shop", "v1.2.3"), container("proxy", "v4.5.6")))
                .build();
        shop.mountToken(BoundToken.forAudience("mesh.example.com"), TokenMountOptions.builder().containers(List.of("proxy")).build());
    }

    /** 6. A workload with an account from another repository, which also binds its roles. */
    private static void existingAccount(Chart chart) {
        IServiceAccount account = SecureServiceAccount.fromServiceAccountName(chart, "account", "billing",
                FromServiceAccountNameOptions.builder().namespaceName("existing-account").build());
        SecureDeployment.Builder.create(chart, "billing")
                .serviceAccount(account)
                .apiAccess(ApiAccess.grantedElsewhere("bound in the repository of the platform team"))
                .containers(List.of(container("billing", "v1.2.3")))
                .build();
    }

    /** 7. The built-in ClusterRole `view` in another namespace. */
    private static void existingClusterRole(Chart chart) {
        SecureDeployment dashboard = SecureDeployment.Builder.create(chart, "dashboard")
                .apiAccess(ApiAccess.inContainers("dashboard"))
                .containers(List.of(container("dashboard", "v1.2.3")))
                .build();
        MinimalClusterRole.fromClusterRoleName(chart, "view", "view").bindInNamespace("production", dashboard);
    }

    /** 8. A node agent with one field weaker than the default. */
    private static void weakenedField(Chart chart) {
        ReasonOptions owner = ReasonOptions.builder().owner("team-platform").build();
        SecureDaemonSet.Builder.create(chart, "agent")
                .containers(List.of(container("agent", "v1.2.3")))
                .relaxations(List.of(Relaxation.hostNetwork("reads the counters of the node network", owner)))
                .build();
    }

    /** 9. An accepted finding of a cdk8s-plus Role, with a reason, and its subject. */
    private static void acceptedFinding(Chart chart) {
        Role role = new Role(chart, "role");
        role.allow(List.of("list"), ApiResource.SECRETS);
        role.bind(new SecureServiceAccount(chart, "account"));
        Findings.of(role).accept(AcceptFindingOptions.builder()
                .rule("read-secrets")
                .finding("secrets list")
                .reason("renews every certificate of the namespace")
                .build());
        Findings.of(role).accept(AcceptFindingOptions.builder()
                .rule("binding-to-accepted-role")
                .finding("Role accepted-finding-role ServiceAccount accepted-finding/accepted-finding-account")
                .reason("the only program that renews certificates")
                .build());
    }

    /** 10. The checks in CI: the synth fails on a finding that is not accepted. */
    private static void checksInCi() {
        Aspects.of(APP).add(new LeastPrivilegeChecks());
    }

    public static void main(String[] args) {
        webDeployment(newChart("web-deployment"));
        apiConsumer(newChart("api-consumer"));
        operator(newChart("operator"));
        cronJobOnAws(newChart("cron-job-on-aws"));
        sidecarWithToken(newChart("sidecar-with-token"));
        existingAccount(newChart("existing-account"));
        existingClusterRole(newChart("existing-cluster-role"));
        weakenedField(newChart("weakened-field"));
        acceptedFinding(newChart("accepted-finding"));
        checksInCi();
        APP.synth();
    }
}
