using System.Globalization;
using System.Xml.Linq;

namespace InoLink.Lab.Dataverse.Solutions;

/// <summary>An attribute element (solution-format §4.2).</summary>
public sealed record ColumnDefinition
{
    /// <summary>Every Type that the reader knows.</summary>
    private static readonly HashSet<string> KnownTypes = new(StringComparer.Ordinal)
    {
        "nvarchar", "ntext", "int", "bigint", "decimal", "float", "money", "datetime", "bit", "picklist", "multiselectpicklist",
        "lookup", "owner", "customer", "state", "status", "primarykey", "uniqueidentifier", "file", "image", "partylist", "virtual", "managedproperty", "entityname", "calendarrules",
    };

    public required string SchemaName { get; init; }

    public required string LogicalName { get; init; }

    /// <summary>The XML's type name: nvarchar, ntext, int, decimal, datetime, bit, picklist, lookup, owner, state, status, primarykey …</summary>
    public required string Type { get; init; }

    public required IReadOnlyDictionary<int, string> DisplayNames { get; init; }

    public required IReadOnlyDictionary<int, string> Descriptions { get; init; }

    /// <summary>none, recommended, required or systemrequired.</summary>
    public required string RequiredLevel { get; init; }

    public bool IsPrimaryName { get; init; }

    public bool IsCustomField { get; init; }

    public bool IsSecured { get; init; }

    public bool IsAuditEnabled { get; init; }

    public bool ValidForCreate { get; init; }

    public bool ValidForUpdate { get; init; }

    public string? Format { get; init; }

    public int? MaxLength { get; init; }

    public decimal? MinValue { get; init; }

    public decimal? MaxValue { get; init; }

    /// <summary>Decimal places.</summary>
    public int? Accuracy { get; init; }

    /// <summary>1 user-local, 2 date only, 3 time-zone independent; null for anything but datetime.</summary>
    public int? DateTimeBehavior { get; init; }

    /// <summary>AppDefaultValue; -1 and absent mean none.</summary>
    public int? DefaultValue { get; init; }

    public string? GlobalOptionSetName { get; init; }

    public OptionSetDefinition? OptionSet { get; init; }

    public string? AutoNumberFormat { get; init; }

    /// <summary>Real exports mark parts that are included but untouched (solution-format §4.3).</summary>
    public bool IsUnmodified { get; init; }

    public bool IsLookup => Type is "lookup" or "customer";

    public static ColumnDefinition Read(XElement attribute)
    {
        var schemaName = attribute.RequiredAttribute("PhysicalName");
        var type = attribute.RequiredText("Type");
        if (!KnownTypes.Contains(type))
        {
            throw new SolutionRefusedException($"The import file is invalid. XSD validation failed with the following error: 'The 'Type' element of attribute {schemaName} is invalid - The value '{type}' is invalid.'");
        }

        var defaultValue = attribute.Integer("AppDefaultValue");
        return new ColumnDefinition
        {
            SchemaName = schemaName,
            LogicalName = attribute.Text("LogicalName") ?? attribute.Text("Name") ?? schemaName.ToLowerInvariant(),
            Type = type,
            DisplayNames = attribute.Element("displaynames").Labels("displayname"),
            Descriptions = attribute.Element("Descriptions").Labels("Description"),
            RequiredLevel = attribute.Text("RequiredLevel") ?? "none",
            IsPrimaryName = (attribute.Text("DisplayMask") ?? "").Split('|').Contains("PrimaryName", StringComparer.Ordinal),
            IsCustomField = attribute.Flag("IsCustomField"),
            IsSecured = attribute.Flag("IsSecured"),
            IsAuditEnabled = attribute.Flag("IsAuditEnabled"),
            ValidForCreate = attribute.Flag("ValidForCreateApi", whenAbsent: true),
            ValidForUpdate = attribute.Flag("ValidForUpdateApi", whenAbsent: true),
            Format = attribute.Text("Format"),
            MaxLength = attribute.Integer("MaxLength"),
            MinValue = attribute.Number("MinValue"),
            MaxValue = attribute.Number("MaxValue"),
            Accuracy = attribute.Integer("Accuracy"),
            DateTimeBehavior = type == "datetime" ? attribute.Integer("Behavior") ?? 1 : null,
            DefaultValue = defaultValue is null or -1 ? null : defaultValue,
            GlobalOptionSetName = attribute.Text("OptionSetName"),
            OptionSet = attribute.Element("optionset") is { } set ? OptionSetDefinition.Read(set) : null,
            AutoNumberFormat = attribute.Text("AutoNumberFormat"),
            IsUnmodified = attribute.Attribute("unmodified")?.Value == "1",
        };
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{LogicalName} ({Type})");
}
