namespace InoLink.Lab.Dataverse.Solutions;

/// <summary>Steps and images (solution-format §8.3, dataverse-runtime §10 "Registration errors").</summary>
internal static class StepRules
{
    private const int PostOperation = 40;

    private static readonly HashSet<string> WithPreImage = new(StringComparer.Ordinal) { "Update", "Delete", "SetState", "SetStateDynamicEntity", "Assign", "Merge", "Close", "Win", "Lose", "Cancel" };
    private static readonly HashSet<string> WithPostImage = new(StringComparer.Ordinal) { "Create", "Update", "SetState", "SetStateDynamicEntity", "Assign", "Merge", "Close", "Win", "Lose", "Cancel" };

    public static IEnumerable<string> Check(ImportTarget target)
    {
        var keys = target.ExportKeys().ToHashSet(StringComparer.Ordinal);
        return target.File.Steps.GroupBy(step => step.Id).Where(group => group.Count() > 1).Select(group => $"The step id {group.Key:D} is used {group.Count()} times.")
            .Concat(target.File.Steps.SelectMany(step => Step(target, step, keys)));
    }

    /// <summary>What the platform accepts but does not honour.</summary>
    public static IEnumerable<string> Warnings(ImportTarget target)
        => from step in target.File.Steps
           where step.FilteringColumns.Count > 0 && SdkMessages.NameOf(step) != "Update"
           select $"Step {step.Name}: filtering attributes are ignored on the message {SdkMessages.NameOf(step)}.";

    private static IEnumerable<string> Step(ImportTarget target, StepDefinition step, HashSet<string> keys)
        => Type(target, step, keys).Concat(Message(target, step)).Concat(Mode(step)).Concat(Columns(target, step)).Concat(step.Images.SelectMany(image => Image(target, step, image)));

    private static IEnumerable<string> Type(ImportTarget target, StepDefinition step, HashSet<string> keys)
    {
        if (step.PluginTypeExportKey is { } key && !keys.Contains(key))
        {
            yield return $"Step {step.Name}: Lookup value <plugintypeexportkey>{key}</plugintypeexportkey> is not resolvable";
        }
        else if (step.PluginTypeExportKey is null && (step.PluginTypeId is not { } id || !target.HasPluginType(id)))
        {
            yield return $"Step {step.Name}: plugintype With Id = {step.PluginTypeId:D} Does Not Exist";
        }
    }

    private static IEnumerable<string> Message(ImportTarget target, StepDefinition step)
    {
        if (SdkMessages.NameOf(step) is not { } name)
        {
            yield return $"Step {step.Name}: sdkmessage With Id = {step.MessageId:D} Does Not Exist";
            yield break;
        }

        if (SdkMessages.IsKnown(name))
        {
            if (step.PrimaryTable.Length > 0 && !target.HasTable(step.PrimaryTable))
            {
                yield return $"Step {step.Name}: the entity {step.PrimaryTable} does not exist.";
            }

            yield break;
        }

        var installed = target.Installed.CustomApi(name)?.GetAttributeValue<Microsoft.Xrm.Sdk.OptionSetValue>("allowedcustomprocessingsteptype").Value;
        var allowed = target.File.CustomApis.FirstOrDefault(api => api.UniqueName == name)?.AllowedCustomProcessingStepType ?? installed;
        if (allowed is null)
        {
            yield return $"Step {step.Name}: the message {name} does not exist.";
        }
        else if (allowed == 0)
        {
            yield return $"Step {step.Name}: custom processing steps are not allowed on the message {name}.";
        }
    }

    private static IEnumerable<string> Mode(StepDefinition step)
    {
        if (step.Mode == 1 && step.Stage != PostOperation)
        {
            yield return $"Step {step.Name}: an asynchronous step can only be registered at PostOperation (stage 40), not at stage {step.Stage}.";
        }
    }

    private static IEnumerable<string> Columns(ImportTarget target, StepDefinition step)
        => step.PrimaryTable.Length == 0
            ? []
            : step.FilteringColumns.Where(column => !target.HasColumn(step.PrimaryTable, column))
                .Select(column => $"Step {step.Name}: the filtering attribute {column} does not exist on entity {step.PrimaryTable}.");

    private static IEnumerable<string> Image(ImportTarget target, StepDefinition step, StepImageDefinition image)
    {
        var message = SdkMessages.NameOf(step) ?? "";
        if (image.ImageType is not (0 or 1 or 2))
        {
            yield return $"Image {image.Name} of step {step.Name}: the type {image.ImageType} is invalid.";
        }

        if (image.IsPre && !WithPreImage.Contains(message))
        {
            yield return $"Image {image.Name} of step {step.Name}: a pre-image is not supported on the message {message}.";
        }

        if (image.IsPost && !WithPostImage.Contains(message))
        {
            yield return $"Image {image.Name} of step {step.Name}: a post-image is not supported on the message {message}.";
        }

        if (image.IsPost && step.Stage != PostOperation)
        {
            yield return $"Image {image.Name} of step {step.Name}: a post-image needs PostOperation.";
        }

        if (message is "Create" or "Update" or "Delete" && image.MessageProperty != (message == "Create" ? "id" : "Target"))
        {
            yield return $"Image {image.Name} of step {step.Name}: the message property {image.MessageProperty} is not valid for {message}.";
        }

        foreach (var column in image.Columns.Where(column => step.PrimaryTable.Length > 0 && !target.HasColumn(step.PrimaryTable, column)))
        {
            yield return $"Image {image.Name} of step {step.Name}: the attribute {column} does not exist on entity {step.PrimaryTable}.";
        }
    }
}
