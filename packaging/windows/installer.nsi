; The installer for Windows: for one user, without an administrator. Built on Windows or on Debian:
;   makensis -DVERSION=0.1.0 -DSOURCE=FOLDER -DICON=tikearn.ico -DLICENCE=LICENSE.txt -DOUTPUT=setup.exe installer.nsi
; Silent: setup.exe /S [/DESKTOP=1] [/D=C:\folder]     removed silently: uninstall.exe /S
; Exit status: 0 done, 2 not: the program runs, or Windows is too old.
Unicode true
!ifdef AMD64
Target amd64-unicode ; the stub of Debian that needs no 32-bit Windows
!endif
!include "MUI2.nsh"
!include "FileFunc.nsh"
!include "LogicLib.nsh"
!include "x64.nsh"
!include "WinVer.nsh"

!define NAME "TikEarn"
!define EXE "TikEarn.exe"
!define KIND "TikEarn.Project"
!define EXTENSION ".tikearn"
!define INSTALLED "Software\Microsoft\Windows\CurrentVersion\Uninstall\${NAME}"
!define PROGRAMS "Software\Classes\Applications\${EXE}"

Name "${NAME}"
OutFile "${OUTPUT}"
RequestExecutionLevel user
ManifestDPIAware true
ManifestSupportedOS all
SetCompressor /SOLID lzma
SetCompressorDictSize 64
InstallDir "$LOCALAPPDATA\Programs\${NAME}"
InstallDirRegKey HKCU "Software\${NAME}" "folder"

VIProductVersion "${NUMBERS}"
VIFileVersion "${NUMBERS}"
VIAddVersionKey "ProductName" "${NAME}"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "FileDescription" "Installs ${NAME}"
VIAddVersionKey "CompanyName" "TikEarn contributors"
VIAddVersionKey "LegalCopyright" "MIT licence"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_ABORTWARNING
!define MUI_FINISHPAGE_RUN "$INSTDIR\${EXE}"
!insertmacro MUI_PAGE_LICENSE "${LICENCE}"
!insertmacro MUI_PAGE_COMPONENTS
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"

; A program that runs keeps its own file to itself, so replacing it would leave half of one version and half of another.
!macro REFUSE_WHILE_RUNNING un
Function ${un}RefuseWhileRunning
    again:
    ${If} ${FileExists} "$INSTDIR\${EXE}"
        ClearErrors
        FileOpen $0 "$INSTDIR\${EXE}" a
        ${If} ${Errors}
            MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION \
                "${NAME} is open. Close its windows, then try again. Nothing was changed." /SD IDCANCEL IDRETRY again
            SetErrorLevel 2
            Quit
        ${EndIf}
        FileClose $0
    ${EndIf}
FunctionEnd
!macroend
!insertmacro REFUSE_WHILE_RUNNING ""
!insertmacro REFUSE_WHILE_RUNNING "un."

Section "${NAME}" MAIN
    SectionIn RO
    Call RefuseWhileRunning
    ; An older version may have files that this one has not. Only our own go, never the whole folder; settings live
    ; elsewhere and stay.
    RMDir /r "$INSTDIR\_internal"
    Delete "$INSTDIR\${EXE}"
    SetOutPath "$INSTDIR"
    File /r "${SOURCE}\*"
    WriteUninstaller "$INSTDIR\uninstall.exe"
    CreateShortcut "$SMPROGRAMS\${NAME}.lnk" "$INSTDIR\${EXE}"

    WriteRegStr HKCU "Software\${NAME}" "folder" "$INSTDIR"
    WriteRegStr HKCU "Software\Classes\${EXTENSION}" "" "${KIND}"
    WriteRegStr HKCU "Software\Classes\${EXTENSION}\OpenWithProgids" "${KIND}" ""
    WriteRegStr HKCU "Software\Classes\${KIND}" "" "${NAME} project"
    WriteRegStr HKCU "Software\Classes\${KIND}\DefaultIcon" "" "$INSTDIR\${EXE},0"
    WriteRegStr HKCU "Software\Classes\${KIND}\shell\open\command" "" '"$INSTDIR\${EXE}" "%1"'
    WriteRegStr HKCU "${PROGRAMS}" "FriendlyAppName" "${NAME}"
    WriteRegStr HKCU "${PROGRAMS}\shell\open\command" "" '"$INSTDIR\${EXE}" "%1"'
    WriteRegStr HKCU "${PROGRAMS}\SupportedTypes" "${EXTENSION}" ""
    System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)' ; kinds of files changed

    WriteRegStr HKCU "${INSTALLED}" "DisplayName" "${NAME}"
    WriteRegStr HKCU "${INSTALLED}" "DisplayVersion" "${VERSION}"
    WriteRegStr HKCU "${INSTALLED}" "DisplayIcon" "$INSTDIR\${EXE}"
    WriteRegStr HKCU "${INSTALLED}" "Publisher" "TikEarn contributors"
    WriteRegStr HKCU "${INSTALLED}" "InstallLocation" "$INSTDIR"
    WriteRegStr HKCU "${INSTALLED}" "UninstallString" '"$INSTDIR\uninstall.exe"'
    WriteRegStr HKCU "${INSTALLED}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
    WriteRegDWORD HKCU "${INSTALLED}" "NoModify" 1
    WriteRegDWORD HKCU "${INSTALLED}" "NoRepair" 1
    ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
    WriteRegDWORD HKCU "${INSTALLED}" "EstimatedSize" $0
SectionEnd

Section /o "Icon on the desktop" DESKTOP
    CreateShortcut "$DESKTOP\${NAME}.lnk" "$INSTDIR\${EXE}"
SectionEnd

Function .onInit
    ${IfNot} ${RunningX64}
    ${OrIfNot} ${AtLeastWin10}
        MessageBox MB_OK|MB_ICONSTOP "${NAME} needs Windows 10 or later with 64 bits." /SD IDOK
        SetErrorLevel 2
        Quit
    ${EndIf}
    ${GetParameters} $0
    ClearErrors
    ${GetOptions} $0 "/DESKTOP=" $1
    ${If} $1 == "1"
        SectionSetFlags ${DESKTOP} ${SF_SELECTED}
    ${EndIf}
FunctionEnd

Section "Uninstall"
    Call un.RefuseWhileRunning
    RMDir /r "$INSTDIR\_internal"
    Delete "$INSTDIR\${EXE}"
    Delete "$INSTDIR\uninstall.exe"
    RMDir "$INSTDIR" ; only if empty: it may be a folder with other things in it
    Delete "$SMPROGRAMS\${NAME}.lnk"
    Delete "$DESKTOP\${NAME}.lnk"
    ; What the program keeps for itself goes by name; projects, wherever they lie, are the user's and stay.
    Delete "$LOCALAPPDATA\${NAME}\settings.ini"
    Delete "$LOCALAPPDATA\${NAME}\settings.ini.lock"
    Delete "$LOCALAPPDATA\${NAME}\Logs\tikearn.log"
    Delete "$LOCALAPPDATA\${NAME}\Logs\tikearn.old.log"
    RMDir "$LOCALAPPDATA\${NAME}\Logs"
    Delete "$LOCALAPPDATA\${NAME}\open\*.lock"
    Delete "$LOCALAPPDATA\${NAME}\open\*.show"
    RMDir "$LOCALAPPDATA\${NAME}\open"
    RMDir "$LOCALAPPDATA\${NAME}"
    ; Another program may have taken the kind of file since: then it keeps it.
    ReadRegStr $0 HKCU "Software\Classes\${EXTENSION}" ""
    ${If} $0 == "${KIND}"
        DeleteRegValue HKCU "Software\Classes\${EXTENSION}" ""
    ${EndIf}
    DeleteRegValue HKCU "Software\Classes\${EXTENSION}\OpenWithProgids" "${KIND}"
    DeleteRegKey /ifempty HKCU "Software\Classes\${EXTENSION}\OpenWithProgids"
    DeleteRegKey /ifempty HKCU "Software\Classes\${EXTENSION}"
    DeleteRegKey HKCU "Software\Classes\${KIND}"
    DeleteRegKey HKCU "${PROGRAMS}"
    DeleteRegKey HKCU "Software\${NAME}"
    DeleteRegKey HKCU "${INSTALLED}"
    System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
SectionEnd
