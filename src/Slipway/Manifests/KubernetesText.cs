namespace Slipway.Manifests;

/// <summary>A Kubernetes Job, or a CronJob of it, that predicts in as many partitions as are wanted.</summary>
internal static class KubernetesText
{
    // What predict ends with the same at each try. A database that is gone, busy or full may be back at the next one, and the gate is held by train and build alone.
    private static readonly ErrorKind[] Lasting = [ErrorKind.Usage, ErrorKind.Data, ErrorKind.Model];

    public static string Compose(DeployOptions options)
    {
        var secret = $"#   kubectl create secret generic {options.Name}-database --from-file=url=database_url   # a file: mysql://user:password@host/database\n";
        return options.Schedule is null
            ? $"""
            {secret}#   kubectl create -f job.yaml          # each time anew: the job gets a name of its own
            apiVersion: batch/v1
            kind: Job
            metadata:
              generateName: {options.Name}-
            spec:
            {Indent(JobSpec(options), 2)}
            """
            : $"""
            {secret}#   kubectl apply -f cronjob.yaml
            apiVersion: batch/v1
            kind: CronJob
            metadata:
              name: "{options.Name}"
            spec:
              schedule: "{options.Schedule}"
              timeZone: {options.TimeZone}
              concurrencyPolicy: Forbid               # one run at a time
              jobTemplate:
                spec:
            {Indent(JobSpec(options), 6)}
            """;
    }

    private static string JobSpec(DeployOptions options) =>
        $$"""
        {{(options.Partitions == 1 ? "" : $"completionMode: Indexed\ncompletions: {options.Partitions}\nparallelism: {options.Partitions}\n")}}backoffLimit: {{6 * options.Partitions}}
        ttlSecondsAfterFinished: 604800
        podFailurePolicy:
          rules:
            - action: FailJob                     # what no other try mends: the project, the data, the model
              onExitCodes: { containerName: slipway, operator: In, values: [{{string.Join(", ", Lasting.Select(fault => (int)fault))}}] }
            - action: Ignore                      # a node that is drained
              onPodConditions: [{ type: DisruptionTarget, status: "True" }]
        template:
          spec:
            restartPolicy: Never
            automountServiceAccountToken: false
            securityContext:
              runAsNonRoot: true
              runAsUser: 10001
              runAsGroup: 10001
              fsGroup: 10001
              seccompProfile: { type: RuntimeDefault }
            containers:
              - name: slipway
                image: "{{options.Image}}"
                args: [predict, --wait, 60s]
                env:
                  - { name: DATABASE_URL_FILE, value: /run/secrets/database/url }
                  - { name: SLIPWAY_LOG_FORMAT, value: json }
        {{(options.Partitions == 1 ? "" : Indent(PartitionVariables(options.Partitions), 10) + "\n")}}        volumeMounts:
                  - { name: database, mountPath: /run/secrets/database, readOnly: true }
                securityContext:
                  readOnlyRootFilesystem: true
                  allowPrivilegeEscalation: false
                  capabilities: { drop: [ALL] }
                resources:
                  requests: { cpu: "{{options.ReservedCpus}}", memory: {{options.Memory}}Mi }
                  limits: { cpu: "{{options.Cpus}}", memory: {{options.Memory}}Mi }
            volumes:
              - name: database
                secret: { secretName: {{options.Name}}-database, defaultMode: 288 }   # 0440

        """;

    private static string PartitionVariables(int count) =>
        $$"""
        - name: SLIPWAY_PARTITION_INDEX
          valueFrom: { fieldRef: { fieldPath: "metadata.annotations['batch.kubernetes.io/job-completion-index']" } }
        - { name: SLIPWAY_PARTITION_COUNT, value: "{{count}}" }
        - name: SLIPWAY_PARTITION_ROUND           # each job finds bounds of its own
          valueFrom: { fieldRef: { fieldPath: "metadata.labels['job-name']" } }
        """;

    private static string Indent(string text, int columns) =>
        string.Join('\n', text.Split('\n').Select(line => line.Length > 0 ? new string(' ', columns) + line : line));
}
