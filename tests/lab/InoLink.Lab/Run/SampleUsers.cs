using System.Security.Cryptography;
using InoLink.Lab.WebApi.Hosting;
using Microsoft.Xrm.Sdk;

namespace InoLink.Lab.Run;

/// <summary>The people who can sign in: one for each part that somebody plays.</summary>
public static class SampleUsers
{
    private const int German = 1031;

    private static readonly (string Name, string[] Roles, int? Language)[] People =
    [
        ("Bea Books", ["Basic User", "InoLink Administrator"], null),
        ("Gerda Geschäftsbuch", ["Basic User", "InoLink Administrator"], German),
        ("Sam Sales", ["Salesperson", "InoLink User"], null),
        ("Viola Vertrieb", ["Salesperson", "InoLink User"], German),
        ("Nora Nolink", ["Salesperson"], null),
    ];

    /// <summary>The salesperson who owns the sample records.</summary>
    public const string Salesperson = "Sam Sales";

    public static IReadOnlyList<LabUser> Create(Laboratory lab)
    {
        ArgumentNullException.ThrowIfNull(lab);
        List<LabUser> users = [new("Lab Administrator", ["System Administrator"], lab.Dataverse.AdministratorId, NewToken())];
        foreach ((string name, string[] roles, int? language) in People)
        {
            Guid id = lab.GetOrCreateUser(name, roles);
            if (language is { } code)
            {
                lab.Administrator.Update(new Entity("usersettings", id) { ["uilanguageid"] = code, ["localeid"] = code });
            }

            users.Add(new LabUser(name, roles, id, NewToken()));
        }

        return users;
    }

    private static string NewToken() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
}
