using Microsoft.Xrm.Sdk;

namespace InoLink.Lab.Dataverse.Messages;

/// <summary>The full name of a person is made of its parts: first and last name (the organization's default format).</summary>
internal sealed class FullNameRule : RowRule
{
    public override void BeforeCreate(RequestScope scope, TableMetadata table, Entity row)
    {
        if (row.Contains("firstname") || row.Contains("lastname") || !row.Contains("fullname"))
        {
            row["fullname"] = Joined(row.Value("firstname") as string, row.Value("lastname") as string);
        }
    }

    public override void BeforeUpdate(RequestScope scope, TableMetadata table, Entity before, Entity changes)
    {
        if (changes.Contains("firstname") || changes.Contains("lastname"))
        {
            changes["fullname"] = Joined(changes.After<string>(before, "firstname"), changes.After<string>(before, "lastname"));
        }
    }

    private static string? Joined(string? first, string? last)
    {
        var name = $"{first} {last}".Trim();
        return name.Length == 0 ? null : name;
    }
}
