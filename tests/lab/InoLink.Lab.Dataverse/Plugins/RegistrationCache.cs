using Microsoft.Xrm.Sdk;

namespace InoLink.Lab.Dataverse.Plugins;

/// <summary>
/// The registrations as last committed. They are read again right after a commit that touched them, never in the middle of
/// a request: that one may hold the database.
/// </summary>
internal sealed class RegistrationCache(LocalDataverse dataverse)
{
    private static readonly HashSet<string> Tables = new(StringComparer.Ordinal)
    {
        "pluginpackage", "pluginassembly", "plugintype", "sdkmessage", "sdkmessagefilter", "sdkmessageprocessingstep", "sdkmessageprocessingstepimage",
        "customapi", "customapirequestparameter", "customapiresponseproperty", "workflow", "solution",
    };

    private Registrations current = Read(dataverse);

    public Registrations Current => Volatile.Read(ref current);

    public static bool Concerns(string table) => Tables.Contains(table);

    public void Reload() => Volatile.Write(ref current, Read(dataverse));

    private static Registrations Read(LocalDataverse dataverse)
    {
        IOrganizationService service = dataverse.ServiceFor(CallContext.Platform(dataverse.SystemUserId));
        return Registrations.Load(service);
    }
}
