namespace InoLink.Lab.WebApi.Hosting;

/// <summary>Somebody who can sign in.</summary>
/// <param name="Name">Full name, as <c>/lab/signin?user=</c> takes it.</param>
/// <param name="Roles">Names of the security roles.</param>
/// <param name="Id">The system user.</param>
/// <param name="Token">What stands for an access token: <c>Authorization: Bearer …</c></param>
public sealed record LabUser(string Name, IReadOnlyList<string> Roles, Guid Id, string Token);
