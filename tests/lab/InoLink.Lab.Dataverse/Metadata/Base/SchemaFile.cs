using System.Globalization;

namespace InoLink.Lab.Dataverse.Metadata.Base;

/// <summary>Reads the readable table descriptions beside this file (*.schema) into metadata.</summary>
internal sealed class SchemaFile
{
    private readonly Dictionary<string, (string? Argument, List<string> Lines)> _blocks = new(StringComparer.Ordinal);
    private readonly List<RelationshipMetadata> _relationships = [];
    private TableMetadata? _table;

    public MetadataSnapshot Metadata { get; private set; } = MetadataSnapshot.Empty;

    /// <summary>The whole base schema.</summary>
    public static MetadataSnapshot ReadAll()
    {
        var file = new SchemaFile();
        foreach (var name in new[] { "organization", "sales", "platform" })
        {
            using var stream = typeof(SchemaFile).Assembly.GetManifestResourceStream($"{name}.schema")
                ?? throw new InvalidOperationException($"The resource {name}.schema is missing.");
            using var reader = new StreamReader(stream);
            file.Read(reader.ReadToEnd().Split('\n'));
        }

        foreach (var relationship in file._relationships)
        {
            file.Metadata = MetadataChange.AddRelationship(file.Metadata, relationship);
        }

        return file.Metadata;
    }

    private void Read(string[] lines)
    {
        List<string>? block = null;
        foreach (var line in lines.Select(line => line.TrimEnd()).Where(line => line.Length > 0 && line[0] != '#').Append("."))
        {
            var words = SchemaLine.Words(line);
            if (block is not null)
            {
                if (words[0] == "end")
                {
                    block = null;
                }
                else
                {
                    block.Add(line);
                }
            }
            else if (line[0] == ' ')
            {
                Column(line);
            }
            else
            {
                EndTable();
                switch (words[0])
                {
                    case "block":
                        block = [];
                        _blocks[words[1]] = (words.ElementAtOrDefault(2), block);
                        break;
                    case "table":
                        _table = Table(words);
                        break;
                    case "choice":
                        var options = line[(line.IndexOf('"', line.IndexOf('"', StringComparison.Ordinal) + 1) + 1)..];
                        Metadata = Metadata.With(new ChoiceMetadata { Name = words[1], IsGlobal = true, DisplayNames = Label.Of(words[2]), Options = SchemaLine.Options(options) });
                        break;
                    case "many":
                        _relationships.Add(new() { SchemaName = words[1], Kind = RelationshipKind.ManyToMany, ReferencedTable = words[2], ReferencingTable = words[3], IntersectTable = words[4] });
                        break;
                }
            }
        }
    }

    private static TableMetadata Table(List<string> words)
    {
        var flags = words.Skip(4).Select(word => word.Split('=', 2)).ToDictionary(parts => parts[0], parts => parts.ElementAtOrDefault(1) ?? "", StringComparer.Ordinal);
        var name = words[1].ToLowerInvariant();
        return new TableMetadata
        {
            LogicalName = name,
            SchemaName = words[1],
            DisplayNames = Label.Of(words[2]),
            CollectionNames = Label.Of(words[3]),
            EntitySetName = flags.GetValueOrDefault("set") ?? (name.EndsWith('y') ? name[..^1] + "ies" : name + "s"),
            ObjectTypeCode = int.Parse(flags["code"], CultureInfo.InvariantCulture),
            Ownership = flags["owner"] switch
            {
                "user" => OwnershipKind.User,
                "organization" => OwnershipKind.Organization,
                "unit" => OwnershipKind.BusinessUnit,
                _ => OwnershipKind.None,
            },
            PrimaryIdColumn = flags.GetValueOrDefault("key")?.ToLowerInvariant() ?? name + "id",
            PrimaryNameColumn = flags.GetValueOrDefault("name")?.ToLowerInvariant(),
            PrivilegeWord = flags.GetValueOrDefault("word"),
            PrivilegesOf = flags.GetValueOrDefault("of"),
            IsIntersect = flags.ContainsKey("intersect"),
        };
    }

    private void EndTable()
    {
        if (_table is not null)
        {
            Metadata = MetadataChange.AddTable(Metadata, _table);
            _table = null;
        }
    }

    private void Column(string line)
    {
        var words = SchemaLine.Words(line);
        if (words[0] == "use")
        {
            var (argument, lines) = _blocks[words[1]];
            foreach (var inner in lines)
            {
                Column(argument is null ? inner : inner.Replace("{" + argument + "}", words[2], StringComparison.Ordinal));
            }

            return;
        }

        var table = _table!;
        var column = SchemaLine.Column(table, line, words, _relationships);
        table = table with { Columns = table.Columns.Add(column.LogicalName, column) };
        if (column.Kind == ColumnKind.Money)
        {
            var twin = column with
            {
                LogicalName = column.LogicalName + "_base", SchemaName = column.SchemaName + "_Base", CalculationOf = column.LogicalName, Precision = 4,
                ValidForCreate = false, ValidForUpdate = false, MinValue = null, MaxValue = null, DisplayNames = Label.Of(column.DisplayNames.In() + " (Base)"),
            };
            table = table with { Columns = table.Columns.Add(twin.LogicalName, twin) };
        }

        _table = table;
    }
}
