/** What the CloudWatch agent measures from inside: processors, memory and disk, by instance. (ATL-METR-01, ATL-ALARM-02, ATL-ALARM-03) */
export function agentConfig(): string {
  return `${JSON.stringify(
    {
      agent: { metrics_collection_interval: 60 },
      metrics: {
        namespace: "CWAgent",
        append_dimensions: { InstanceId: `\${aws:InstanceId}` },
        aggregation_dimensions: [["InstanceId"]],
        metrics_collected: {
          cpu: { measurement: ["usage_active"], totalcpu: true },
          mem: { measurement: ["mem_used_percent"] },
          disk: { measurement: ["used_percent"], resources: ["/"], drop_device: true },
        },
      },
    },
    null,
    2,
  )}\n`;
}
