using Microsoft.Xrm.Sdk;

namespace InoLink.Lab.Dataverse.Processes;

/// <summary>Reads activated processes out of their rows; what is not emulated refuses the activation.</summary>
internal static class ProcessReader
{
    public const int Workflow = 0;
    private const int RealTime = 1;
    private const int Organization = 4;
    private const int Owner = 0;

    public static bool IsActivated(Entity row) => row.GetAttributeValue<OptionSetValue>("statecode")?.Value == 1;

    public static bool IsWorkflow(Entity row) => row.GetAttributeValue<OptionSetValue>("category")?.Value is null or Workflow;

    /// <exception cref="NotEmulatedInProcessException">The process can't run here.</exception>
    public static ProcessRegistration Read(Entity row)
    {
        var isRealTime = row.GetAttributeValue<OptionSetValue>("mode")?.Value == RealTime;
        var process = new ProcessRegistration
        {
            Id = row.Id,
            Name = row.GetAttributeValue<string>("name"),
            Table = row.GetAttributeValue<string>("primaryentity") ?? "",
            IsRealTime = isRealTime,
            OwnerId = row.GetAttributeValue<EntityReference>("ownerid").Id,
            RunsAsOwner = row.GetAttributeValue<OptionSetValue>("runas")?.Value == Owner,
            IsOnDemand = row.GetAttributeValue<bool>("ondemand"),
            IsChild = row.GetAttributeValue<bool>("subprocess"),
            OnCreate = row.GetAttributeValue<bool>("triggeroncreate"),
            OnDelete = row.GetAttributeValue<bool>("triggerondelete"),
            UpdateColumns = [.. (row.GetAttributeValue<string>("triggeronupdateattributelist") ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)],
            AsyncAutoDelete = row.GetAttributeValue<bool>("asyncautodelete"),
            Program = ProgramReader.Read(row.GetAttributeValue<string>("xaml") ?? "", row.Id, isRealTime),
        };
        Demand(row, process);
        return process;
    }

    private static void Demand(Entity row, ProcessRegistration process)
    {
        var starts = process.OnCreate || process.OnDelete || process.UpdateColumns.Count > 0;
        if (!starts && !process.IsOnDemand && !process.IsChild)
        {
            throw new NotEmulatedInProcessException("a process that nothing starts");
        }

        if (starts && row.GetAttributeValue<OptionSetValue>("scope")?.Value != Organization)
        {
            throw new NotEmulatedInProcessException("a scope other than the organization");
        }

        // a row that is gone can't be read: the platform offers only the stage before it
        if (process.IsRealTime && process.OnDelete && Stage(row, "deletestage") != 20)
        {
            throw new NotEmulatedInProcessException("a real-time process after the deletion");
        }

        if (process.IsRealTime && ((process.OnCreate && Stage(row, "createstage") != 40) || (process.UpdateColumns.Count > 0 && Stage(row, "updatestage") != 40)))
        {
            throw new NotEmulatedInProcessException("a real-time process before a creation or a change");
        }
    }

    private static int? Stage(Entity row, string column) => row.GetAttributeValue<OptionSetValue>(column)?.Value;
}
