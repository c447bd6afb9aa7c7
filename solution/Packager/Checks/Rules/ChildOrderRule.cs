using System.Xml.Linq;

namespace InoLink.Packager.Checks.Rules;

/// <summary>The enforced order of children inside components (solution-format §3 to §9, Appendix A).</summary>
public sealed class ChildOrderRule : IRule
{
    private static readonly Dictionary<string, string[]> Orders = new()
    {
        ["Entity"] = Words("Name ObjectTypeCode EntityInfo FormXml SavedQueries Visualizations RibbonDiffXml Icons Strings HierarchyRules CustomControlDefaultConfigs"),
        ["entity"] = Words("""
            LocalizedNames LocalizedCollectionNames Descriptions attributes EntityKeys EntitySetName IsDuplicateCheckSupported IsBusinessProcessEnabled
            IsRequiredOffline IsInteractionCentricEnabled IsCollaboration AutoRouteToOwnerQueue IsConnectionsEnabled IsDocumentManagementEnabled
            AutoCreateAccessTeams IsOneNoteIntegrationEnabled IsKnowledgeManagementEnabled IsSLAEnabled IsDocumentRecommendationsEnabled IsBPFEntity
            OwnershipTypeMask IsAuditEnabled IsRetrieveAuditEnabled IsRetrieveMultipleAuditEnabled IsActivity ActivityTypeMask IsActivityParty
            IsReplicated IsReplicationUserFiltered IsMailMergeEnabled IsVisibleInMobile IsVisibleInMobileClient IsReadOnlyInMobileClient
            IsOfflineInMobileClient DaysSinceRecordLastModified MobileOfflineFilters IsMapiGridEnabled IsReadingPaneEnabled IsQuickCreateEnabled
            SyncToExternalSearchIndex IntroducedVersion IsCustomizable IsRenameable IsMappable CanModifyAuditSettings CanModifyMobileVisibility
            CanModifyMobileClientVisibility CanModifyMobileClientReadOnly CanModifyMobileClientOffline CanModifyConnectionSettings
            CanModifyDuplicateDetectionSettings CanModifyMailMergeSettings CanModifyQueueSettings CanCreateAttributes CanCreateForms CanCreateCharts
            CanCreateViews CanModifyAdditionalSettings CanEnableSyncToExternalSearchIndex EnforceStateTransitions CanChangeHierarchicalRelationship
            EntityHelpUrlEnabled ChangeTrackingEnabled CanChangeTrackingBeEnabled IsEnabledForExternalChannels IsMSTeamsIntegrationEnabled IsSolutionAware
            """),
        ["attribute"] = Words("""
            Type Name LogicalName RequiredLevel DisplayMask ImeMode ValidForUpdateApi ValidForReadApi ValidForCreateApi IsCustomField IsAuditEnabled
            IsLogical IsSecured IntroducedVersion IsCustomizable IsRenameable CanModifySearchSettings CanModifyRequirementLevelSettings
            CanModifyAdditionalSettings SourceType IsGlobalFilterEnabled IsSortableEnabled CanModifyGlobalFilterSettings CanModifyIsSortableSettings
            ExternalName IsDataSourceSecret AutoNumberFormat IsSearchable IsFilterable IsRetrievable IsLocalizable Format MaxLength Length
            CanChangeDateTimeBehavior Behavior AppDefaultValue MinValue MaxValue Accuracy AccuracySource CalculationOf LookupStyle LookupTypes
            optionset OptionSetName displaynames Descriptions
            """),
        ["optionset"] = Words("OptionSetType IsGlobal IntroducedVersion IsCustomizable ExternalTypeName displaynames Descriptions options statuses states"),
        ["EntityRelationship"] = Words("""
            EntityRelationshipType IsCustomizable IntroducedVersion IsHierarchical ReferencingEntityName ReferencedEntityName CascadeAssign CascadeDelete
            CascadeArchive CascadeReparent CascadeShare CascadeUnshare CascadeRollupView IsValidForAdvancedFind ReferencingAttributeName
            RelationshipDescription EntityRelationshipRoles
            """),
        ["systemform"] = Words("formid IntroducedVersion FormPresentation FormActivationState form IsCustomizable CanBeDeleted LocalizedNames Descriptions"),
        ["savedquery"] = Words("""
            IsCustomizable CanBeDeleted isquickfindquery isprivate isdefault savedqueryid layoutxml querytype fetchxml IntroducedVersion LocalizedNames
            Descriptions
            """),
        ["visualization"] = Words("""
            savedqueryvisualizationid datadescription presentationdescription isdefault IntroducedVersion IsCustomizable CanBeDeleted LocalizedNames
            Descriptions
            """),
        ["Dashboard"] = Words("LocalizedNames Descriptions FormId IsCustomizable IsDefault FormXml IntroducedVersion IsTabletEnabled"),
        ["RibbonDiffXml"] = Words("CustomActions Templates CommandDefinitions RuleDefinitions LocLabels"),
        ["CommandDefinition"] = Words("EnableRules DisplayRules Actions"),
        ["RuleDefinitions"] = Words("TabDisplayRules DisplayRules EnableRules"),
        ["SdkMessageProcessingStep"] = Words("""
            SdkMessageId SdkMessageName PluginTypeName PluginTypeId PluginTypeExportKey PrimaryEntity AsyncAutoDelete Configuration Description
            FilteringAttributes InvocationSource Mode Rank EventHandlerTypeCode Stage IsCustomizable IsHidden SupportedDeployment IntroducedVersion
            SdkMessageProcessingStepImages
            """),
        ["SdkMessageProcessingStepImage"] = Words("""
            SdkMessageProcessingStepImageId Attributes EntityAlias ImageType MessagePropertyName IsCustomizable
            """),
        ["Role"] = Words("IsCustomizable IsAutoAssigned Description RolePrivileges"),
        ["WebResource"] = Words("""
            WebResourceId Name DisplayName Description LanguageCode WebResourceType IntroducedVersion IsEnabledForMobileClient IsAvailableForMobileOffline
            DependencyXml IsCustomizable CanBeDeleted IsHidden FileName
            """),
        ["AppModuleSiteMap"] = Words("SiteMapUniqueName EnableCollapsibleGroups ShowHome ShowPinned ShowRecents SiteMap LocalizedNames"),
        ["AppModule"] = Words("""
            UniqueName IntroducedVersion WebResourceId OptimizedFor statecode statuscode FormFactor ClientType NavigationType AppModuleComponents
            AppModuleRoleMaps LocalizedNames Descriptions appsettings
            """),
        ["customapi"] = Words("""
            allowedcustomprocessingsteptype bindingtype boundentitylogicalname description displayname executeprivilegename iscustomizable isfunction
            isprivate name plugintypeid workflowsdkstepenabled
            """),
        ["customapirequestparameter"] = Words("description displayname iscustomizable isoptional logicalentityname name type"),
        ["customapiresponseproperty"] = Words("description displayname iscustomizable logicalentityname name type"),
        ["environmentvariabledefinition"] = Words("defaultvalue description displayname introducedversion iscustomizable isrequired secretstore type"),
        ["pluginpackage"] = Words("exportkeyversion iscustomizable name package statecode statuscode version"),
    };

    public string Name => "element-order";

    public IEnumerable<Finding> Check(SolutionZip zip)
    {
        IEnumerable<XElement> roots = zip.Xml("customapis/").Concat(zip.Xml("environmentvariabledefinitions/")).Concat(zip.Xml("pluginpackages/")).Select(x => x.Value);
        if (zip.Customizations != null)
        {
            roots = roots.Append(zip.Customizations);
        }

        return roots.SelectMany(r => r.DescendantsAndSelf())
            .Where(e => Orders.ContainsKey(e.Name.LocalName) && !IsFetch(e))
            .SelectMany(e => ElementOrder.Violations(e, Orders[e.Name.LocalName]).Select(what => new Finding(Name, Identity(e), what)));
    }

    // queries of views and charts have elements of the same names
    private static bool IsFetch(XElement element) => element.Ancestors("fetch").Any();

    private static string Identity(XElement element) =>
        element.AncestorsAndSelf()
            .Select(e => (string?)e.Attribute("Name") ?? (string?)e.Attribute("PhysicalName") ?? (string?)e.Attribute("name") ?? (string?)e.Attribute("uniquename")
                ?? (string?)e.Element("formid") ?? (string?)e.Element("savedqueryid") ?? (string?)e.Element("Name") ?? (string?)e.Attribute("Id"))
            .FirstOrDefault(n => n != null) ?? element.Name.LocalName;

    private static string[] Words(string text) => text.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries);
}
