using Microsoft.Xrm.Sdk;

namespace InoLink.Lab.Dataverse.Messages;

/// <summary>Status and status reason: one follows from the other, and they must fit.</summary>
internal static class States
{
    /// <summary>A new row is in its default state; code can't create it in another (only the platform can).</summary>
    public static void SetDefaults(RequestScope scope, TableMetadata table, Entity row)
    {
        if (!table.HasState)
        {
            return;
        }

        var states = scope.Metadata.ChoiceOf(table.Columns["statecode"])!;
        if (!scope.Context.IsSystem || !row.Contains("statecode"))
        {
            row["statecode"] = new OptionSetValue(table.Columns["statecode"].DefaultValue ?? states.Options[0].Value);
        }

        if (table.Columns.ContainsKey("statuscode"))
        {
            Fit(scope, table, row, ((OptionSetValue)row["statecode"]).Value, row.Value("statuscode") as OptionSetValue, row.Id);
        }
    }

    /// <summary>Completes a change of state or status reason.</summary>
    public static void Complete(RequestScope scope, TableMetadata table, Entity before, Entity changes)
    {
        if (!table.HasState || (!changes.Contains("statecode") && !changes.Contains("statuscode")))
        {
            return;
        }

        if ((changes.Contains("statecode") && changes["statecode"] is null) || (changes.Contains("statuscode") && changes["statuscode"] is null))
        {
            throw Faults.Of(FaultCode.InvalidArgument, $"The status of {table.LogicalName} can't be empty.");
        }

        if (!table.Columns.ContainsKey("statuscode"))
        {
            return;
        }

        var state = (changes.Value("statecode") ?? before.Value("statecode")) as OptionSetValue;
        var status = changes.Value("statuscode") as OptionSetValue;
        if (status is not null && !changes.Contains("statecode"))
        {
            // a status reason of another state needs that state with it
            Fit(scope, table, changes, state!.Value, status, before.Id);
        }
        else
        {
            var unchanged = state!.Value == (before.Value("statecode") as OptionSetValue)?.Value;
            Fit(scope, table, changes, state.Value, status ?? (unchanged ? before.Value("statuscode") as OptionSetValue : null), before.Id);
        }
    }

    private static void Fit(RequestScope scope, TableMetadata table, Entity row, int state, OptionSetValue? status, Guid id)
    {
        var reasons = scope.Metadata.ChoiceOf(table.Columns["statuscode"])!;
        if (status is null)
        {
            var option = scope.Metadata.ChoiceOf(table.Columns["statecode"])!.Option(state);
            var value = option?.DefaultStatus ?? reasons.Options.FirstOrDefault(reason => reason.State == state)?.Value
                ?? throw Faults.Of(FaultCode.InvalidStateCodeStatusCode, $"{state} is not a valid state code on {table.LogicalName} with Id {id:D}.");
            row["statuscode"] = new OptionSetValue(value);
            return;
        }

        if (reasons.Option(status.Value) is not { } found || (found.State is { } belongs && belongs != state))
        {
            var name = scope.Metadata.ChoiceOf(table.Columns["statecode"])!.Option(state)?.Labels.In() ?? state.ToString(System.Globalization.CultureInfo.InvariantCulture);
            throw Faults.Of(FaultCode.InvalidStateCodeStatusCode, $"{status.Value} is not a valid status code for state code {table.SchemaName}State.{name} on {table.LogicalName} with Id {id:D}.");
        }

        row["statuscode"] = new OptionSetValue(status.Value);
    }
}
