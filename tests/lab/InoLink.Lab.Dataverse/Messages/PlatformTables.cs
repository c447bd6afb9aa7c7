using Microsoft.Xrm.Sdk;

namespace InoLink.Lab.Dataverse.Messages;

/// <summary>Tables that code can't write, or only in part (dataverse-runtime §4: system jobs).</summary>
internal static class PlatformTables
{
    private static readonly HashSet<string> NoCreate = ["asyncoperation", "privilege", "sdkmessage", "sdkmessagefilter", "plugintracelog", "importjob", "organization"];
    private static readonly HashSet<string> OfASystemJob = ["asyncoperationid", "statecode", "statuscode", "postponeuntil"];

    public static void DemandCreate(RequestScope scope, TableMetadata table)
    {
        if (!scope.Context.IsSystem && (table.IsIntersect || NoCreate.Contains(table.LogicalName)))
        {
            throw Faults.Of(FaultCode.NotSupported, $"The 'Create' method does not support entities of type '{table.LogicalName}'.");
        }
    }

    public static void DemandUpdate(RequestScope scope, TableMetadata table, Entity target)
    {
        if (scope.Context.IsSystem)
        {
            return;
        }

        if (table.IsIntersect || table.LogicalName is "privilege" or "sdkmessage" or "sdkmessagefilter")
        {
            throw Faults.Of(FaultCode.NotSupported, $"The 'Update' method does not support entities of type '{table.LogicalName}'.");
        }

        if (table.LogicalName == "asyncoperation" && target.Attributes.Keys.FirstOrDefault(name => !OfASystemJob.Contains(name)) is { } other)
        {
            throw Faults.Of(FaultCode.InvalidArgument, $"Attribute '{other}' of a system job can't be updated: only statecode, statuscode and postponeuntil.");
        }
    }
}
