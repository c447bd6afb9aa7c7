using Microsoft.Xrm.Sdk;

namespace InoLink.Lab.Dataverse.Messages;

/// <summary>Optimistic concurrency (dataverse-runtime §6).</summary>
internal static class RowVersions
{
    public static void Demand(TableMetadata table, Entity row, string? expected, ConcurrencyBehavior behavior)
    {
        if (behavior != ConcurrencyBehavior.IfRowVersionMatches)
        {
            return;
        }

        if (!table.IsOptimisticConcurrencyEnabled)
        {
            throw Faults.Of(FaultCode.OptimisticConcurrencyNotEnabled, $"Optimistic concurrency isn't enabled for entity type {table.LogicalName}.");
        }

        if (string.IsNullOrEmpty(expected))
        {
            throw Faults.Of(FaultCode.ConcurrencyVersionNotProvided, "The RowVersion property must be provided when the value of ConcurrencyBehavior is IfVersionMatches.");
        }

        if (expected != row.RowVersion)
        {
            throw Faults.Of(FaultCode.ConcurrencyVersionMismatch, $"The version of the existing record doesn't match the RowVersion property provided. ({table.LogicalName} {row.Id:D})");
        }
    }
}
