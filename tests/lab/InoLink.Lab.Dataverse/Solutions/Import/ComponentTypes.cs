namespace InoLink.Lab.Dataverse.Solutions;

/// <summary>Component type numbers of component tables (solution-format §2.1); those above 10000 differ per organization and are this one's.</summary>
internal static class ComponentTypes
{
    private static readonly Dictionary<string, int> ByTable = new(StringComparer.Ordinal)
    {
        ["role"] = 20,
        ["savedquery"] = 26,
        ["workflow"] = 29,
        ["ribbondiff"] = 55,
        ["savedqueryvisualization"] = 59,
        ["systemform"] = 60,
        ["webresource"] = 61,
        ["sitemap"] = 62,
        ["fieldsecurityprofile"] = 70,
        ["appmodule"] = 80,
        ["plugintype"] = 90,
        ["pluginassembly"] = 91,
        ["sdkmessageprocessingstep"] = 92,
        ["sdkmessageprocessingstepimage"] = 93,
        ["connector"] = 372,
        ["environmentvariabledefinition"] = 380,
        ["pluginpackage"] = 10088,
        ["customapi"] = 10421,
        ["customapirequestparameter"] = 10422,
        ["customapiresponseproperty"] = 10423,
        ["catalog"] = 10424,
        ["catalogassignment"] = 10425,
    };

    public static int? Of(string table) => ByTable.TryGetValue(table, out var type) ? type : null;

    public static string TableOf(int type) => ByTable.First(pair => pair.Value == type).Key;
}
