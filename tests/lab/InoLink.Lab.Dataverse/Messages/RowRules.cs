namespace InoLink.Lab.Dataverse.Messages;

/// <summary>Which rule belongs to which table.</summary>
internal static class RowRules
{
    private static readonly RowRule[] None = [];
    private static readonly RowRule[] PersonNames = [new FullNameRule()];

    public static RowRule[] Of(TableMetadata table) => table.LogicalName switch
    {
        "contact" or "systemuser" => PersonNames,
        _ => None,
    };
}
